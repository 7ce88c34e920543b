import type { BlockTarget } from "@earshot/contract/block";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { addBlock, blocksKey, endBlock } from "../api/blocks.ts";
import { statusOf } from "../api/client.ts";
import { mentionListKey } from "../api/mentions.ts";
import { useSay } from "../app/use-say.tsx";
import { noteStep } from "./other-steps.ts";
import toasts from "./Toasts.module.css";

interface BlockGiven {
  reason: string;
  /** Closes the posts that are open now too. */
  isForOpen: boolean;
}

/** `hidden`: posts that were closed; `known`: targets that were blocked before. */
interface BlocksDone {
  blocked: number;
  hidden: number;
  known: number;
}

const undoMs = 10_000;

/** Blocks authors or sites one after the other, says what came of it, and takes all of it back as one step. */
export function useBlock() {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const refresh = (): void => {
    void queryClient.invalidateQueries({ queryKey: blocksKey });
    void queryClient.invalidateQueries({ queryKey: mentionListKey });
  };
  return async (
    targets: readonly BlockTarget[],
    { reason, isForOpen }: BlockGiven,
    tell: (done: BlocksDone) => string,
  ): Promise<void> => {
    const words = reason.trim();
    const blockIds: number[] = [];
    let hidden = 0;
    let known = 0;
    try {
      for (const target of targets) {
        try {
          const done = await addBlock({ target, isForOpen, ...(words !== "" && { reason: words }) });
          blockIds.push(done.blockId);
          hidden += done.hidden;
        } catch (error) {
          // Of several, one that is blocked already is no failure: what was asked for holds.
          if (targets.length === 1 || statusOf(error) !== 409) throw error;
          known += 1;
        }
      }
    } catch (error) {
      say.failed(error);
    }
    if (blockIds.length + known > 0) {
      const id = `block-${blockIds.join("-")}`;
      // Where all were blocked before, nothing was done: `z` belongs to the step before.
      const step =
        blockIds.length === 0
          ? null
          : noteStep(() => {
              notifications.hide(id);
              Promise.all(blockIds.map(async (blockId) => endBlock(blockId, true))).then(refresh, say.failed);
            });
      notifications.show({
        id,
        autoClose: undoMs,
        message: (
          <div className={toasts["toast"]} role="status">
            <span className={toasts["words"]}>{tell({ blocked: blockIds.length, hidden, known })}</span>
            {step && <Button onClick={step.takeBack}>{t("triage.undo")}</Button>}
          </div>
        ),
      });
    }
    refresh();
  };
}
