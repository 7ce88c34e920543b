import type { DraftDetail } from "@earshot/contract/draft";
import { waitingStep } from "@earshot/core/respond/draft/approval-chain";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../api/desk.ts";
import { Moment } from "../app/Moment.tsx";
import classes from "./Drafts.module.css";
import { PagePart } from "../app/PagePart.tsx";

/** Whose word the newest version needs, who gave it, when and by which way. */
export function ApprovalChain({ detail }: { detail: DraftDetail }) {
  const { t } = useTranslation();
  const { draft, chain } = detail;
  const colleagues = useQuery(colleaguesQuery).data ?? [];
  const steps = detail.steps.filter(({ number }) => number === draft.number);
  if (steps.length === 0) {
    if (draft.state !== "writing") return null;
    const who = chain.map(({ kind, personId }) => {
      const name = colleagues.find((each) => each.personId === personId)?.name;
      return name === undefined ? t(`drafts.kind.${kind}`) : `${name} (${t(`drafts.kind.${kind}`)})`;
    });
    return (
      <PagePart title={t("drafts.chain")}>
        <p className={classes["none"]}>
          {t("drafts.chainWill")}: {who.join(" → ")}
        </p>
      </PagePart>
    );
  }
  const next = waitingStep(steps.map((step) => ({ ...step, personId: step.person?.personId ?? null })));
  return (
    <PagePart title={t("drafts.chain")}>
      <ol className={classes["chain"]}>
        {steps.map((step) => {
          const isNext = next?.position === step.position && draft.state === "in_approval";
          const name = step.decidedBy?.name ?? step.person?.name;
          const state = step.state !== "waiting" ? step.state : isNext ? "waiting" : "next";
          return (
            <li key={step.position} data-state={state}>
              <p>
                <b>{name ?? t(`drafts.kind.${step.kind}`)}</b>{" "}
                <span className={classes["quiet"]}>
                  {name !== undefined && `${t(`drafts.kind.${step.kind}`)} · `}
                  {t(`drafts.step.${state}`)}
                  {step.via !== null && `, ${t(`drafts.via.${step.via}`)}`}
                </span>{" "}
                {step.decidedAt !== null && <Moment at={step.decidedAt} />}
              </p>
              {step.words !== null && <p dir="auto">«{step.words}»</p>}
            </li>
          );
        })}
      </ol>
    </PagePart>
  );
}
