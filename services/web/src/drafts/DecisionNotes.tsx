import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ReasonDialog } from "../incidents/ReasonDialog.tsx";
import type { KeptDecision } from "./decision-shelf.ts";
import classes from "./Drafts.module.css";
import { useDecisions } from "./use-decisions.ts";

interface AskedWordsProps {
  kind: "decline" | "ask";
  decide: (kind: "decline" | "ask", words: string) => void;
  onClose: () => void;
}

/** Asks for the words that sending back and asking need. */
export function AskedWords({ kind, decide, onClose }: AskedWordsProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      title={t(`drafts.${kind}Title`)}
      text={t(`drafts.${kind}Text`)}
      label={t(`drafts.${kind}Label`)}
      confirm={t(`drafts.${kind}`)}
      isBusy={false}
      onConfirm={(words) => {
        decide(kind, words);
        onClose();
      }}
      onClose={onClose}
    />
  );
}

/** In place of the buttons: what was decided, and that it is not sent yet. */
export function WaitingDecision({ decision: { kind, words } }: { decision: KeptDecision }) {
  const { t } = useTranslation();
  return (
    <p role="status" className={classes["kept-decision"]}>
      <b>{t(`drafts.kept.${kind}`)}</b> {t("drafts.kept.waiting")}
      {words !== "" && <q dir="auto">{words}</q>}
    </p>
  );
}

/** Decisions that came too late, until that was read; nobody else was told of them. */
export function RefusedDecisions({ draftId }: { draftId?: number }) {
  const { t } = useTranslation();
  const { outbox, kept } = useDecisions();
  const refused = kept.filter(
    (each) => each.state === "refused" && (draftId === undefined || each.draftId === draftId),
  );
  return refused.map((each) => (
    <div key={each.draftId} role="alert" className={classes["kept-decision"]}>
      <b dir="auto">{each.title}</b>
      <p>
        {t(`drafts.kept.refused.${each.kind}`)} {t(`drafts.kept.why.${each.why ?? "other"}`)}
      </p>
      {each.words !== "" && <q dir="auto">{each.words}</q>}
      <div>
        {draftId === undefined && (
          <Button component={Link} to={`/drafts/${each.draftId}`}>
            {t("drafts.kept.open")}
          </Button>
        )}
        <Button variant="subtle" onClick={() => outbox.forget(each.draftId)}>
          {t("drafts.kept.read")}
        </Button>
      </div>
    </div>
  ));
}
