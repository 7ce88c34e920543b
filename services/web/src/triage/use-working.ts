import { writeFilter } from "@earshot/contract/filter-address";
import type { MentionRow } from "@earshot/contract/mention";
import { useDesk, type RowDesk } from "./desk-context.ts";
import type { DetailActions } from "./PostDetail.tsx";
import type { OpenDialog } from "./TriagePage.tsx";
import { useDecisions, type Decisions, type DecisionsGiven } from "./use-decisions.ts";
import { useHolding, useStar } from "./use-hold.ts";
import { useSelection, type Selection } from "./use-selection.ts";

interface Working {
  selection: Selection;
  desk: RowDesk;
  decisions: Decisions;
  /** The chosen post, as far as it is known. */
  row: MentionRow | undefined;
  actions: DetailActions;
}

/** What is ticked, who is on what, and everything that can be done to the chosen post or to the ticked ones. */
export function useWorking(
  given: Omit<DecisionsGiven, "selection"> & { openDialog: (dialog: OpenDialog) => void },
): Working {
  const { changes, list, filter, selected, select, mayTriage, openDialog } = given;
  const selection = useSelection(new URLSearchParams(writeFilter(filter)).toString());
  const desk = useDesk(selection);
  const decisions = useDecisions({ ...given, selection });
  const row = selected === null ? undefined : list.get(selected);
  const holding = useHolding(row, selected);
  const star = useStar(selected, desk);
  const actions: DetailActions = {
    mayTriage,
    act: decisions.act,
    onTake: decisions.take,
    onAssign: () => openDialog("assign"),
    onTags: () => openDialog("tags"),
    onDirection: () => openDialog("direction"),
    onDismiss: () => openDialog("dismiss"),
    onDialog: openDialog,
    holding,
    isStarred: selected !== null && desk.isStarred(selected),
    onStar: star,
    onUndoEvent: (eventId) => selected !== null && changes.undoEvent(selected, eventId),
    onOpenPost: select,
  };
  return { selection, desk, decisions, row, actions };
}
