import type { MentionRow } from "@earshot/contract/mention";
import { useEffect, useEffectEvent } from "react";
import { MergeDialog } from "../stories/MergeDialog.tsx";
import { useStoryActions } from "../stories/use-story-actions.tsx";
import type { Selection } from "./use-selection.ts";

interface MergePostsProps {
  row: MentionRow;
  selection: Selection;
  onClose: () => void;
}

/** One story of the ticked posts; of a single post, with a story that is looked for. */
export function MergePosts({ row, selection, onClose }: MergePostsProps) {
  const actions = useStoryActions();
  const isMany = selection.count > 1;
  const mergeTicked = useEffectEvent(() => {
    void actions.merge({ postIds: [...selection.ids] });
    selection.clear();
    onClose();
  });
  useEffect(() => {
    if (isMany) mergeTicked();
  }, [isMany]);
  if (isMany) return null;
  const ownId = row.story?.id ?? null;
  return (
    <MergeDialog
      ownId={ownId}
      onPick={(storyId) => {
        const own = ownId === null ? { postIds: [row.postId] } : {};
        void actions.merge({ storyIds: ownId === null ? [storyId] : [ownId, storyId], ...own });
      }}
      onClose={onClose}
    />
  );
}
