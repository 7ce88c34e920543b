import type { MentionRow } from "@earshot/contract/mention";
import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { useSay } from "../app/use-say.tsx";
import { useStoryActions } from "../stories/use-story-actions.tsx";
import type { Selection } from "./use-selection.ts";

interface SplitPostProps {
  row: MentionRow;
  selection: Selection;
  onClose: () => void;
}

/** Takes the chosen post out of its story at once; of many posts only the page of the story knows whose they are. */
export function SplitPost({ row, selection, onClose }: SplitPostProps) {
  const { t } = useTranslation();
  const say = useSay();
  const actions = useStoryActions();
  const split = useEffectEvent(() => {
    if (selection.count > 1) say.done(t("working.split.one"));
    else if (row.story === null) say.done(t("working.split.none"));
    else void actions.split(row.story.id, [row.postId], false);
    onClose();
  });
  useEffect(() => split(), []);
  return null;
}
