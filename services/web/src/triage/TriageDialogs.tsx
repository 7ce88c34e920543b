import type { MentionRow } from "@earshot/contract/mention";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import type { ComponentType } from "react";
import { GatherDialog } from "../incidents/GatherDialog.tsx";
import { AnswerDialog } from "./AnswerDialog.tsx";
import { AssignDialog } from "./AssignDialog.tsx";
import { BlockDialog } from "./BlockDialog.tsx";
import { BlockManyDialog } from "./BlockManyDialog.tsx";
import { directionChange, type Deed } from "./change.ts";
import { DirectionMenu } from "./DirectionMenu.tsx";
import { DismissDialog } from "./DismissDialog.tsx";
import { EscalateDialog } from "./EscalateDialog.tsx";
import { FilterPanel } from "./FilterPanel.tsx";
import { KeyHelp } from "./KeyHelp.tsx";
import { MergePosts } from "./MergePosts.tsx";
import { SaveViewDialog } from "./SaveViewDialog.tsx";
import { SnoozeDialog } from "./SnoozeDialog.tsx";
import { TagDialog } from "./TagDialog.tsx";
import { SplitPost } from "./SplitPost.tsx";
import type { OpenDialog } from "./TriagePage.tsx";
import type { Selection } from "./use-selection.ts";
import { ViewsDialog } from "./ViewsDialog.tsx";

interface TriageDialogsProps {
  dialog: Exclude<OpenDialog, null>;
  filter: MentionFilter;
  /** The chosen post. */
  row: MentionRow | undefined;
  /** A post of the list, as far as it is known. */
  rowOf: (postId: number) => MentionRow | undefined;
  selection: Selection;
  act: (change: Deed) => void;
  onFilter: (filter: MentionFilter) => void;
  onClose: () => void;
}

/** Dialogs about a post, or about all that are ticked. */
const ofPosts = {
  answer: ({ row, selection, ...rest }) => <AnswerDialog row={row} isBulk={selection.count > 0} {...rest} />,
  assign: ({ row, selection, ...rest }) => (
    <AssignDialog row={selection.count > 0 ? { ...row, assignee: null } : row} {...rest} />
  ),
  // Of many posts each has other tags: what is picked is put on all of them.
  tags: ({ row, selection, ...rest }) => (
    <TagDialog row={selection.count > 0 ? { ...row, tagIds: [] } : row} {...rest} />
  ),
  direction: ({ row, act, onClose }) => (
    <DirectionMenu
      chosen={row.direction}
      onChoose={(direction) => act(directionChange(direction))}
      onClose={onClose}
    />
  ),
  dismiss: ({ act, onClose }) => <DismissDialog act={act} onClose={onClose} />,
  snooze: ({ act, onClose }) => <SnoozeDialog act={act} onClose={onClose} />,
  escalate: ({ act, onClose }) => <EscalateDialog act={act} onClose={onClose} />,
  block: ({ row, rowOf, selection, onClose }) => {
    const [ticked] = selection.ids;
    if (selection.count > 1 || selection.isAllOfFilter)
      return <BlockManyDialog selection={selection} rowOf={rowOf} onClose={onClose} />;
    // One that is ticked is meant, not the one beside it that is being read.
    return <BlockDialog row={(ticked === undefined ? undefined : rowOf(ticked)) ?? row} onClose={onClose} />;
  },
  incident: ({ row, selection, onClose }) => (
    <GatherDialog
      gathered={{ postIds: selection.count > 0 ? [...selection.ids] : [row.postId], storyIds: [] }}
      storyId={selection.count > 0 ? null : (row.story?.id ?? null)}
      severity={row.severity}
      onDone={() => selection.clear()}
      onClose={onClose}
    />
  ),
  merge: ({ row, selection, onClose }) => <MergePosts row={row} selection={selection} onClose={onClose} />,
  split: ({ row, selection, onClose }) => <SplitPost row={row} selection={selection} onClose={onClose} />,
} as const satisfies Partial<Record<Exclude<OpenDialog, null>, ComponentType<PostDialogProps>>>;

interface PostDialogProps {
  row: MentionRow;
  rowOf: (postId: number) => MentionRow | undefined;
  selection: Selection;
  act: (change: Deed) => void;
  onClose: () => void;
}

/** The dialog that is open. */
export function TriageDialogs(props: TriageDialogsProps) {
  const { dialog, filter, rowOf, selection, act, onFilter, onClose } = props;
  const [ticked] = selection.ids;
  // Without a chosen post, one of the ticked ones stands for them.
  const row = props.row ?? (ticked === undefined ? undefined : rowOf(ticked));
  switch (dialog) {
    case "filters":
      return <FilterPanel isOpened filter={filter} onFilter={onFilter} onClose={onClose} />;
    case "help":
      return <KeyHelp onClose={onClose} />;
    case "views":
      return <ViewsDialog onFilter={onFilter} onClose={onClose} />;
    case "save_view":
      return <SaveViewDialog filter={filter} onFilter={onFilter} onClose={onClose} />;
    default: {
      const Dialog: ComponentType<PostDialogProps> = ofPosts[dialog];
      return row === undefined ? null : (
        <Dialog row={row} rowOf={rowOf} selection={selection} act={act} onClose={onClose} />
      );
    }
  }
}
