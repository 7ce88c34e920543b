import type { StoryDecision } from "@earshot/contract/story";
import { useEffect } from "react";
import type { StoryActions } from "./use-story-actions.tsx";

/** `z` takes back the newest decision that holds; the key, not the letter, so that it is the same in every layout. */
export function useUndoKey(decisions: readonly StoryDecision[], actions: StoryActions): void {
  const newest = decisions.find((decision) => !decision.isUndone)?.decisionId;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.code !== "KeyZ" || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (isTyping || newest === undefined || actions.isBusy) return;
      void actions.undo(newest);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [newest, actions]);
}
