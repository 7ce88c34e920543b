import type { DraftDetail } from "@earshot/contract/draft";
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { approveDraft, askAuthor, declineDraft } from "../api/drafts.ts";
import { ReasonDialog } from "../incidents/ReasonDialog.tsx";
import classes from "./Drafts.module.css";
import { useDraftDeed } from "./use-draft-deed.ts";

interface DecideBarProps {
  detail: DraftDetail;
  /** The text in the field is another one than what would be approved. */
  isDirty: boolean;
  onEdit: () => void;
}

/** What whoever is asked can do: approve, send back, ask, write it better. */
export function DecideBar({ detail: { draft, unread }, isDirty, onEdit }: DecideBarProps) {
  const { t } = useTranslation();
  const deed = useDraftDeed();
  const [asking, setAsking] = useState<"decline" | "ask" | null>(null);
  const { draftId, version } = draft;
  const close = (): void => setAsking(null);
  return (
    <div className={classes["decide"]}>
      <b>{t("drafts.yourTurn")}</b>
      {unread.length > 0 && <span>{t("drafts.unread", { count: unread.length })}</span>}
      <Group gap={8}>
        <Button
          variant="filled"
          size="sm"
          disabled={unread.length > 0 || isDirty}
          loading={deed.isBusy}
          onClick={() => void deed.run(() => approveDraft(draftId, version, ""), t("drafts.approvedNow"))}
        >
          {t("drafts.approve")}
        </Button>
        <Button size="sm" onClick={onEdit}>
          {t("drafts.edit")}
        </Button>
        <Button size="sm" onClick={() => setAsking("decline")}>
          {t("drafts.decline")}
        </Button>
        <Button size="sm" variant="subtle" onClick={() => setAsking("ask")}>
          {t("drafts.ask")}
        </Button>
      </Group>
      {asking === "decline" && (
        <ReasonDialog
          title={t("drafts.declineTitle")}
          text={t("drafts.declineText")}
          label={t("drafts.declineLabel")}
          confirm={t("drafts.decline")}
          isBusy={deed.isBusy}
          onConfirm={(words) =>
            void deed.run(() => declineDraft(draftId, version, words), t("drafts.declinedNow")).then(close)
          }
          onClose={close}
        />
      )}
      {asking === "ask" && (
        <ReasonDialog
          title={t("drafts.askTitle")}
          text={t("drafts.askText")}
          label={t("drafts.askLabel")}
          confirm={t("drafts.ask")}
          isBusy={deed.isBusy}
          onConfirm={(words) =>
            void deed.run(() => askAuthor(draftId, words), t("drafts.askedNow")).then(close)
          }
          onClose={close}
        />
      )}
    </div>
  );
}
