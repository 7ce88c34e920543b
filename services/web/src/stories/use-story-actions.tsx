import type { StoryStatusChanged } from "@earshot/contract/story";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { mentionListKey } from "../api/mentions.ts";
import {
  changeStoryStatus,
  mergeStories,
  renameStory,
  setStoryRole,
  splitStory,
  storiesKey,
  undoStoryDecision,
  type StoryStatusChange,
} from "../api/stories.ts";
import { useSay } from "../app/use-say.tsx";
import { noteStep } from "../triage/other-steps.ts";

/** How long a toast offers to undo; afterwards the list of decisions does. */
const undoForMs = 10_000;

/** What can be decided about stories. Each answers the story where the posts are now, null when it failed or there is none. */
export interface StoryActions {
  isBusy: boolean;
  merge(asked: { storyIds?: number[]; postIds?: number[] }): Promise<number | null>;
  split(storyId: number, postIds: number[], isEachAlone: boolean): Promise<number | null>;
  setRole(storyId: number, postIds: number[], role: "original" | "reprint" | null): Promise<number | null>;
  rename(storyId: number, name: string | null): Promise<number | null>;
  setStatus(storyId: number, change: StoryStatusChange): Promise<number | null>;
  undo(decisionId: number): Promise<void>;
}

type Decided = { decisionId: number; storyId: number | null };

/** Sends decisions about stories, says what became of them and offers to undo. */
export function useStoryActions(): StoryActions {
  const { t } = useTranslation();
  const say = useSay();
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  return useMemo(() => {
    async function refresh(): Promise<void> {
      await Promise.all(
        [storiesKey, mentionListKey, ["mention"]].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    }
    async function undo(decisionId: number): Promise<void> {
      try {
        const { skipped } = await undoStoryDecision(decisionId);
        say.done(skipped > 0 ? t("stories.undoneSkipped", { count: skipped }) : t("stories.undone"));
      } catch (error) {
        say.failed(error);
      }
      await refresh();
    }
    function offerUndo(decisionId: number, words: string): void {
      const id = `story-decision-${decisionId}`;
      const { takeBack } = noteStep(() => {
        notifications.hide(id);
        void undo(decisionId);
      });
      notifications.show({
        id,
        autoClose: undoForMs,
        message: (
          <span style={{ display: "flex", alignItems: "center", gap: 12 }}>
            <span style={{ flex: 1 }}>{words}</span>
            <Button onClick={takeBack}>{t("triage.undo")}</Button>
          </span>
        ),
      });
    }
    async function decide<T extends Decided>(
      send: () => Promise<T>,
      words: (done: T) => string,
    ): Promise<number | null> {
      setIsBusy(true);
      try {
        const done = await send();
        offerUndo(done.decisionId, words(done));
        return done.storyId;
      } catch (error) {
        say.failed(error);
        return null;
      } finally {
        setIsBusy(false);
        await refresh();
      }
    }
    function statusWords({ postCount, skipped }: StoryStatusChanged): string {
      const parts = skipped.map(({ reason, count }) => t(`stories.skipped.${reason}`, { count }));
      return [t("stories.done.status", { count: postCount }), ...parts].join("; ");
    }
    return {
      isBusy,
      undo,
      merge: (asked) =>
        decide(
          () => mergeStories(asked),
          () => t("stories.done.merge"),
        ),
      split: (storyId, postIds, isEachAlone) =>
        decide(
          () => splitStory(storyId, { postIds, isEachAlone }),
          () => t("stories.done.split"),
        ),
      setRole: (storyId, postIds, role) =>
        decide(
          () => setStoryRole(storyId, { postIds, role }),
          () => t("stories.done.role"),
        ),
      rename: (storyId, name) =>
        decide(
          () => renameStory(storyId, name),
          () => t("stories.done.rename"),
        ),
      setStatus: (storyId, change) => decide(() => changeStoryStatus(storyId, change), statusWords),
    };
  }, [client, isBusy, say, t]);
}
