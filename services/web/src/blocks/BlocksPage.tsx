import type { Block } from "@earshot/contract/block";
import { isShared, readHost } from "@earshot/core/triage/block";
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconBan } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addBlock, blockPreviewQuery, blocksKey, blocksQuery, endBlock } from "../api/blocks.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { BlockPreview } from "./BlockPreview.tsx";
import classes from "./Blocks.module.css";

const previewAfterMs = 400;

/** Authors and sites whose posts go past the desk: who blocked them and why, and the way back. */
export function BlocksPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const query = useQuery(blocksQuery);
  const [ending, setEnding] = useState<Block | null>(null);
  const change = useBlockChanges();
  const blocks = query.data?.blocks ?? [];
  const mayEdit = may("edit_sources");
  return (
    <>
      <p className={classes["lead"]}>{t("working.blocks.text")}</p>
      {mayEdit && <AddSite onAdd={change.add} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && blocks.length === 0 && (
        <Empty icon={<IconBan size={28} stroke={1.5} aria-hidden />} title={t("working.blocks.empty")}>
          <p>{t("working.blocks.emptyText")}</p>
        </Empty>
      )}
      {blocks.length > 0 && (
        <ul className={classes["list"]}>
          {blocks.map((block) => (
            <BlockLine
              key={block.blockId}
              block={block}
              onEnd={mayEdit && block.endedAt === null ? () => setEnding(block) : null}
            />
          ))}
        </ul>
      )}
      {ending !== null && (
        <ConfirmDialog
          title={t("working.blocks.endTitle", { name: ending.name })}
          text={
            ending.hidden > 0
              ? t("working.blocks.endText", { count: ending.hidden })
              : t("working.blocks.endNone")
          }
          confirm={t("working.blocks.end")}
          isBusy={false}
          onConfirm={() => {
            setEnding(null);
            void change.end(ending.blockId);
          }}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  );
}

function useBlockChanges() {
  const queryClient = useQueryClient();
  const say = useSay();
  const after = async (work: Promise<unknown>): Promise<boolean> => {
    try {
      await work;
      return true;
    } catch (error) {
      say.failed(error);
      return false;
    } finally {
      await queryClient.invalidateQueries({ queryKey: blocksKey });
    }
  };
  return {
    add: (host: string) => after(addBlock({ target: { kind: "site", host }, isForOpen: true })),
    end: (blockId: number) => after(endBlock(blockId, true)),
  };
}

function AddSite({ onAdd }: { onAdd: (host: string) => Promise<boolean> }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed, previewAfterMs);
  const host = readSite(typed);
  const { data: preview } = useQuery(
    blockPreviewQuery(host !== null && readSite(asked) === host ? { kind: "site", host } : null),
  );
  const isWrong = typed.trim() !== "" && asked === typed && host === null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (host !== null) void onAdd(host).then((isDone) => isDone && setTyped(""));
      }}
    >
      <div className={classes["add"]}>
        <TextInput
          size="xs"
          aria-label={t("working.blocks.site")}
          placeholder={t("working.blocks.placeholder")}
          maxLength={300}
          value={typed}
          error={isWrong ? t("working.blocks.wrong") : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" disabled={host === null}>
          {t("working.blocks.add")}
        </Button>
      </div>
      {preview && (
        <div style={{ marginBottom: 16 }}>
          <BlockPreview preview={preview} />
        </div>
      )}
    </form>
  );
}

function readSite(typed: string): string | null {
  const host = readHost(typed);
  return host === null || isShared(host) ? null : host;
}

function BlockLine({ block, onEnd }: { block: Block; onEnd: (() => void) | null }) {
  const { t } = useTranslation();
  const { name, reason, at, by, endedAt, endedBy, hidden } = block;
  return (
    <li data-ended={endedAt !== null || undefined}>
      <span className={classes["what"]}>
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>
          {reason !== null && (
            <>
              <bdi>{reason}</bdi> ·{" "}
            </>
          )}
          {by} · <Moment at={at} />
        </small>
      </span>
      {hidden > 0 && <span>{t("working.blocks.hidden", { count: hidden })}</span>}
      {endedAt !== null && (
        <small>
          {t("working.blocks.ended")}: {endedBy} · <Moment at={endedAt} />
        </small>
      )}
      {onEnd !== null && <Button onClick={onEnd}>{t("working.blocks.end")}</Button>}
    </li>
  );
}
