import type { DraftDetail } from "@earshot/contract/draft";
import { undecidedFindings } from "@earshot/core/respond/draft/plan-draft";
import { Button, Group } from "@mantine/core";
import { IconCheck, IconCopy, IconExternalLink } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sendDraft, withdrawDraft } from "../api/drafts.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { usePerson } from "../app/person.ts";
import { readHost } from "../app/safe-address.ts";
import classes from "./Drafts.module.css";
import { PublishDialog } from "./PublishDialog.tsx";
import { useDraftDeed } from "./use-draft-deed.ts";
import type { DraftText } from "./use-draft-text.ts";

interface DraftActionsProps {
  detail: DraftDetail;
  draftText: DraftText;
}

/** The next step of a draft: for approval, out to the thread, noted as published, given up. */
export function DraftActions({ detail, draftText }: DraftActionsProps) {
  const { may } = usePerson();
  const { t } = useTranslation();
  const deed = useDraftDeed();
  const [dialog, setDialog] = useState<"publish" | "withdraw" | null>(null);
  const { draft } = detail;
  if (!may("respond") || draft.state === "withdrawn") return null;
  const isOver = draft.state === "published";
  return (
    <>
      <Group gap={8}>
        {draft.state === "writing" && <SendButton detail={detail} draftText={draftText} />}
        {(draft.state === "approved" || isOver) && <TakeOut detail={detail} isApproved={!isOver} />}
        {draft.state === "approved" && (
          <Button onClick={() => setDialog("publish")}>{t("drafts.publish")}</Button>
        )}
        {!isOver && (
          <Button variant="subtle" color="gray" onClick={() => setDialog("withdraw")}>
            {t("drafts.withdraw")}
          </Button>
        )}
      </Group>
      {dialog === "publish" && <PublishDialog detail={detail} onClose={() => setDialog(null)} />}
      {dialog === "withdraw" && (
        <ConfirmDialog
          title={t("drafts.withdrawTitle")}
          text={t("drafts.withdrawText")}
          confirm={t("drafts.withdraw")}
          isBusy={deed.isBusy}
          onConfirm={() =>
            void deed
              .run(() => withdrawDraft(draft.draftId, draft.version, ""), t("drafts.withdrawnNow"))
              .then(() => setDialog(null))
          }
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

function SendButton({ detail, draftText }: DraftActionsProps) {
  const { t } = useTranslation();
  const deed = useDraftDeed();
  const { draft, chain, decisions, unread, versions } = detail;
  const newest = versions[0];
  const decided = decisions.map((each) => ({ ...each, personId: each.person?.personId ?? 0 }));
  const undecided = newest ? undecidedFindings(newest.text, newest.findings, decided).length : 0;
  const isOwn = chain.some((step) => step.isOwn);
  const toRead = isOwn ? unread.length : 0;
  const isEmpty = (newest?.text ?? "").trim() === "";
  const asked = chain.filter((step) => !step.isOwn).map(({ kind }) => t(`drafts.kind.${kind}`));
  const hint =
    undecided > 0
      ? t("drafts.undecided", { count: undecided })
      : toRead > 0
        ? t("drafts.unread", { count: toRead })
        : asked.length === 0
          ? t("drafts.sendAlone")
          : t("drafts.sendHint", { who: asked.join(" → ") });
  return (
    <>
      <Button
        variant={draftText.isDirty ? "default" : "filled"}
        disabled={draftText.isDirty || undecided > 0 || toRead > 0 || isEmpty}
        loading={deed.isBusy}
        onClick={() => void deed.run(() => sendDraft(draft.draftId, draft.version), t("drafts.sentNow"))}
      >
        {t("drafts.send")}
      </Button>
      <span className={classes["quiet"]}>{hint}</span>
    </>
  );
}

/** Earshot publishes nothing: the text goes along in the clipboard, the thread opens beside. */
function TakeOut({ detail: { versions, post }, isApproved }: { detail: DraftDetail; isApproved: boolean }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const text = versions[0]?.text ?? "";
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  const Icon = isCopied ? IconCheck : IconCopy;
  const url = post?.url ?? null;
  return (
    <>
      <Button
        variant={isApproved ? "filled" : "default"}
        leftSection={<Icon size={14} aria-hidden />}
        aria-live="polite"
        onClick={() => void copy()}
      >
        {t(isCopied ? "drafts.copied" : "drafts.copy")}
      </Button>
      {url !== null && readHost(url) !== null && (
        <Button
          component="a"
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          leftSection={<IconExternalLink size={14} aria-hidden />}
        >
          {t("drafts.thread")}
        </Button>
      )}
    </>
  );
}
