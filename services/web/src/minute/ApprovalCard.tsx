import type { MinuteDraft } from "@earshot/contract/minute";
import { wordsUnder } from "@earshot/core/respond/draft/draft";
import { speakerNames } from "@earshot/core/respond/respond-names";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { decideFinding } from "../api/drafts.ts";
import { Moment } from "../app/Moment.tsx";
import { AskedWords, WaitingDecision } from "../drafts/DecisionNotes.tsx";
import { useDecisionOf } from "../drafts/use-decisions.ts";
import { useDraftDeed } from "../drafts/use-draft-deed.ts";
import { useLanguage } from "../words/use-language.ts";
import { FactList } from "./FactList.tsx";
import classes from "./Minute.module.css";

/** An answer that waits for one's word: what it answers, what it says, four buttons for a thumb. */
export function ApprovalCard({ waiting, isOnline }: { waiting: MinuteDraft; isOnline: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const deed = useDraftDeed();
  const [asking, setAsking] = useState<"decline" | "ask" | null>(null);
  const { draft, text, answered, unread, facts } = waiting;
  const { draftId } = draft;
  const { own, decide } = useDecisionOf(draft);
  const isSending = own?.state === "sending";
  const who = draft.entityName ?? speakerNames[language][draft.speaker];
  return (
    <article className={classes["card"]} aria-label={draft.title}>
      <p className={classes["kind"]}>
        <b>{t("minute.approval")}</b>
        {draft.dueAt !== null && (
          <span>
            {t("drafts.dueAt")} <Moment at={draft.dueAt} />
          </span>
        )}
      </p>
      {answered !== null && (
        <details className={classes["answered"]}>
          <summary>
            <span>{draft.title}</span> <bdi>{answered.author}</bdi>
          </summary>
          <p dir="auto">{answered.text}</p>
        </details>
      )}
      {answered === null && <h2 dir="auto">{draft.title}</h2>}
      <p className={classes["quiet"]}>{t("minute.draftOf", { who })}</p>
      <p className={classes["words"]} dir="auto">
        {text}
      </p>
      <details className={classes["answered"]}>
        <summary>{t("minute.facts")}</summary>
        <FactList facts={facts} />
      </details>
      {unread.map((finding) => (
        <button
          key={`${finding.start} ${finding.quote}`}
          type="button"
          className={classes["claim"]}
          disabled={!isOnline || deed.isBusy}
          onClick={() =>
            void deed.run(() =>
              decideFinding(draftId, {
                check: finding.check,
                quote: wordsUnder(finding, text),
                decision: "opened",
              }),
            )
          }
        >
          «{finding.quote}» <small>{t("minute.unread")}</small>
        </button>
      ))}
      {own?.state === "waiting" ? (
        <WaitingDecision decision={own} />
      ) : (
        <div className={classes["actions"]}>
          <Button
            size="md"
            variant="filled"
            disabled={unread.length > 0}
            loading={isSending}
            onClick={() => decide("approve", "")}
          >
            {t("drafts.approve")}
          </Button>
          <Button size="md" component={Link} to={`/drafts/${draftId}`} disabled={!isOnline}>
            {t("minute.edit")}
          </Button>
          <Button size="md" disabled={isSending} onClick={() => setAsking("decline")}>
            {t("drafts.decline")}
          </Button>
          <Button size="md" disabled={isSending} onClick={() => setAsking("ask")}>
            {t("minute.ask")}
          </Button>
        </div>
      )}
      {!isOnline && own === undefined && <p className={classes["quiet"]}>{t("minute.waits.approval")}</p>}
      {asking !== null && <AskedWords kind={asking} decide={decide} onClose={() => setAsking(null)} />}
    </article>
  );
}
