import type { DraftDetail } from "@earshot/contract/draft";
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskedWords, WaitingDecision } from "./DecisionNotes.tsx";
import classes from "./Drafts.module.css";
import { useDecisionOf } from "./use-decisions.ts";

interface DecideBarProps {
  detail: DraftDetail;
  /** The text in the field is another one than what would be approved. */
  isDirty: boolean;
  onEdit: () => void;
}

/** What whoever is asked can do: approve, send back, ask, write it better. */
export function DecideBar({ detail: { draft, unread }, isDirty, onEdit }: DecideBarProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"decline" | "ask" | null>(null);
  const { own, decide } = useDecisionOf(draft);
  const isSending = own?.state === "sending";
  if (own?.state === "waiting") return <WaitingDecision decision={own} />;
  return (
    <div className={classes["decide"]}>
      <b>{t("drafts.yourTurn")}</b>
      {unread.length > 0 && <span>{t("drafts.unread", { count: unread.length })}</span>}
      <Group gap={8}>
        <Button
          variant="filled"
          size="sm"
          disabled={unread.length > 0 || isDirty}
          loading={isSending}
          onClick={() => decide("approve", "")}
        >
          {t("drafts.approve")}
        </Button>
        <Button size="sm" disabled={isSending} onClick={onEdit}>
          {t("drafts.edit")}
        </Button>
        <Button size="sm" disabled={isSending} onClick={() => setAsking("decline")}>
          {t("drafts.decline")}
        </Button>
        <Button size="sm" variant="subtle" disabled={isSending} onClick={() => setAsking("ask")}>
          {t("drafts.ask")}
        </Button>
      </Group>
      {asking !== null && <AskedWords kind={asking} decide={decide} onClose={() => setAsking(null)} />}
    </div>
  );
}
