import type { BlockTarget } from "@earshot/contract/block";
import type { MentionRow } from "@earshot/contract/mention";
import { isShared, readHost } from "@earshot/core/triage/block";
import { Button, Checkbox, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addBlock, blockPreviewQuery, blocksKey, endBlock } from "../api/blocks.ts";
import { mentionListKey } from "../api/mentions.ts";
import { BlockPreview } from "../blocks/BlockPreview.tsx";
import { useSay } from "../app/use-say.tsx";
import classes from "./Dialogs.module.css";
import { noteStep } from "./other-steps.ts";
import toasts from "./Toasts.module.css";

interface BlockDialogProps {
  row: MentionRow;
  onClose: () => void;
}

const undoMs = 10_000;

/** Blocks the author or the site of a post, after a look at what that would have hidden. */
export function BlockDialog({ row, onClose }: BlockDialogProps) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const host = row.url === null ? null : readHost(row.url);
  const canSite = host !== null && !isShared(host);
  const [kind, setKind] = useState<"author" | "site">(row.author === null ? "site" : "author");
  const [reason, setReason] = useState("");
  const [isForOpen, setIsForOpen] = useState(true);
  const target: BlockTarget | null =
    kind === "author"
      ? row.author && { kind, postId: row.postId }
      : canSite
        ? { kind, host: host ?? "" }
        : null;
  const preview = useQuery(blockPreviewQuery(target));

  const refresh = (): void => {
    void queryClient.invalidateQueries({ queryKey: blocksKey });
    void queryClient.invalidateQueries({ queryKey: mentionListKey });
  };
  const block = async (): Promise<void> => {
    if (target === null) return;
    onClose();
    try {
      const words = reason.trim();
      const done = await addBlock({ target, isForOpen, ...(words !== "" && { reason: words }) });
      const id = `block-${done.blockId}`;
      const { takeBack } = noteStep(() => {
        notifications.hide(id);
        endBlock(done.blockId, true).then(refresh, say.failed);
      });
      notifications.show({
        id,
        autoClose: undoMs,
        message: (
          <div className={toasts["toast"]} role="status">
            <span className={toasts["words"]}>
              {t("working.block.done", { name: preview.data?.name ?? "", count: done.hidden })}
            </span>
            <Button onClick={takeBack}>{t("triage.undo")}</Button>
          </div>
        ),
      });
    } catch (error) {
      say.failed(error);
    }
    refresh();
  };
  return (
    <Modal opened onClose={onClose} title={t("working.block.title")} size={480}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void block();
        }}
      >
        {row.author === null && !canSite ? (
          <p className={classes["hint"]}>{t("working.block.nobody")}</p>
        ) : (
          <SegmentedControl
            fullWidth
            value={kind}
            onChange={(value) => setKind(value === "site" ? "site" : "author")}
            data={[
              { value: "author", label: t("working.block.author"), disabled: row.author === null },
              {
                value: "site",
                label: t("working.block.site", { host: host ?? "" }),
                disabled: !canSite,
              },
            ]}
          />
        )}
        {host !== null && !canSite && (
          <p className={classes["hint"]}>{t("working.block.shared", { host })}</p>
        )}
        {preview.data && <BlockPreview preview={preview.data} />}
        <TextInput
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
        <Button type="submit" variant="filled" disabled={target === null}>
          {t("working.block.confirm")}
        </Button>
      </form>
    </Modal>
  );
}
