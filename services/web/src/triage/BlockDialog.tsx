import type { BlockTarget } from "@earshot/contract/block";
import type { MentionRow } from "@earshot/contract/mention";
import { isShared, readHost } from "@earshot/core/triage/block";
import { Button, Checkbox, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { blockPreviewQuery } from "../api/blocks.ts";
import { BlockPreview } from "../blocks/BlockPreview.tsx";
import classes from "./Dialogs.module.css";
import { useBlock } from "./use-block.tsx";

interface BlockDialogProps {
  row: MentionRow;
  onClose: () => void;
}

/** Blocks the author or the site of a post, after a look at what that would have hidden. */
export function BlockDialog({ row, onClose }: BlockDialogProps) {
  const { t } = useTranslation();
  const block = useBlock();
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

  const submit = (): void => {
    if (target === null) return;
    onClose();
    void block([target], { reason, isForOpen }, ({ hidden }) =>
      t("working.block.done", { name: preview.data?.name ?? "", count: hidden }),
    );
  };
  return (
    <Modal opened onClose={onClose} title={t("working.block.title")} size={480}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
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
        <Button type="submit" variant="filled" disabled={target === null}>
          {t("working.block.confirm")}
        </Button>
      </form>
    </Modal>
  );
}
