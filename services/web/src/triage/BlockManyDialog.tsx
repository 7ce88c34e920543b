import type { MentionRow } from "@earshot/contract/mention";
import { Button, Checkbox, Modal, Skeleton, TextInput } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { blockPreviewQuery } from "../api/blocks.ts";
import { BlockPreview } from "../blocks/BlockPreview.tsx";
import { authorsOf } from "./authors-of.ts";
import classes from "./Dialogs.module.css";
import type { Selection } from "./use-selection.ts";
import { useBlock } from "./use-block.tsx";

interface BlockManyDialogProps {
  selection: Selection;
  rowOf: (postId: number) => MentionRow | undefined;
  onClose: () => void;
}

/** As many as somebody reads before agreeing. */
const authorsMax = 20;

/** Blocks the authors of the ticked posts, each once, after a look at what that would have hidden. */
export function BlockManyDialog({ selection, rowOf, onClose }: BlockManyDialogProps) {
  const { t } = useTranslation();
  const block = useBlock();
  const [reason, setReason] = useState("");
  const [isForOpen, setIsForOpen] = useState(true);
  const { postIds, without, unseen } = authorsOf([...selection.ids], rowOf);
  // Of what was never on the screen the author is not known either.
  const isTooMany = selection.isAllOfFilter || unseen > 0 || postIds.length > authorsMax;
  const targets = isTooMany ? [] : postIds.map((postId) => ({ kind: "author", postId }) as const);
  const previews = useQueries({ queries: targets.map(blockPreviewQuery) });
  // Agreed to by whoever has seen all of them.
  const canBlock = targets.length > 0 && previews.every(({ isPending }) => !isPending);
  const submit = (): void => {
    if (!canBlock) return;
    onClose();
    selection.clear();
    void block(targets, { reason, isForOpen }, ({ blocked, hidden, known }) =>
      [t("working.block.doneMany", { blocked, hidden }), known > 0 ? t("working.block.known", { known }) : ""]
        .filter((part) => part !== "")
        .join(" "),
    );
  };
  if (isTooMany) {
    return (
      <Modal opened onClose={onClose} title={t("working.block.authors")} size={480}>
        <p>{t("working.block.tooMany", { max: authorsMax })}</p>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={t("working.block.many", { count: postIds.length })} size={480}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {without > 0 && <p className={classes["hint"]}>{t("working.block.without", { without })}</p>}
        {previews.map(({ data, isPending }, at) => {
          const key = targets[at]?.postId;
          if (isPending) return <Skeleton key={key} height={146} />;
          return data && <BlockPreview key={key} preview={data} />;
        })}
        <TextInput
          data-autofocus
          label={t("working.block.why")}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox
          label={t("working.block.forOpen")}
          checked={isForOpen}
          onChange={(event) => setIsForOpen(event.currentTarget.checked)}
        />
        <Button type="submit" variant="filled" disabled={!canBlock}>
          {t("working.block.confirm")}
        </Button>
      </form>
    </Modal>
  );
}
