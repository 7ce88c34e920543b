import type { MentionRow } from "@earshot/contract/mention";
import { Button, Group, Kbd, Modal, Textarea } from "@mantine/core";
import { IconCheck, IconPencil } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { OutLink } from "../app/OutLink.tsx";
import { usePerson } from "../app/person.ts";
import { useKeptText } from "../app/use-kept-text.ts";
import type { Deed } from "./change.ts";
import classes from "./Dialogs.module.css";
import { HoldNotice } from "./HoldNotice.tsx";
import { useHold } from "./use-hold.ts";

interface AnswerDialogProps {
  row: MentionRow;
  /** Several posts are answered at once: nobody holds them. */
  isBulk: boolean;
  act: (change: Deed) => void;
  onClose: () => void;
}

/**
 * Where a post is answered: it is held meanwhile, so that nobody else answers it too; what was said is kept for like cases,
 * and what is still to be said becomes a draft.
 */
export function AnswerDialog({ row, isBulk, act, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const [typed, setReason] = useKeptText(isBulk ? null : `answer.${row.postId}`);
  const reason = typed ?? "";
  const { may } = usePerson();
  const navigate = useNavigate();
  const hold = useHold(isBulk ? null : row.postId);
  const send = (): void => {
    const words = reason.trim();
    act({ kind: "status", status: "answered", ...(words !== "" && { reason: words }) });
    setReason("");
    onClose();
  };
  const draft = (): void => {
    const text = reason.trim();
    setReason("");
    void navigate({ to: "/drafts/new", search: { post: row.postId, ...(text !== "" && { text }) } });
  };
  return (
    <Modal opened onClose={onClose} title={t("working.answer.title")} size={520}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <HoldNotice hold={hold.other} onTakeOver={hold.takeOver} />
        <p className={classes["quote"]} dir="auto">
          {row.title ?? row.snippet}
        </p>
        {!isBulk && <OutLink url={row.url} />}
        <Textarea
          data-autofocus
          label={t("working.answer.what")}
          description={t("working.answer.hint")}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (!isBulk && (event.ctrlKey || event.metaKey) && may("respond")) draft();
            else send();
          }}
        />
        <Group gap={8}>
          <Button type="submit" variant="filled" leftSection={<IconCheck size={15} aria-hidden />}>
            {t("working.answer.confirm")}
          </Button>
          {!isBulk && may("respond") && (
            <Button
              leftSection={<IconPencil size={15} aria-hidden />}
              rightSection={<Kbd size="xs">Ctrl ↵</Kbd>}
              onClick={draft}
            >
              {t("working.answer.draft")}
            </Button>
          )}
        </Group>
      </form>
    </Modal>
  );
}
