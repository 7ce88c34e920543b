import type { MentionRow } from "@earshot/contract/mention";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import type { Direction } from "@earshot/core/analyse/label";
import { AssignDialog } from "./AssignDialog.tsx";
import type { Change } from "./change.ts";
import { DirectionMenu } from "./DirectionMenu.tsx";
import { DismissDialog } from "./DismissDialog.tsx";
import { FilterPanel } from "./FilterPanel.tsx";
import { KeyHelp } from "./KeyHelp.tsx";
import { SaveViewDialog } from "./SaveViewDialog.tsx";
import { TagDialog } from "./TagDialog.tsx";
import type { OpenDialog } from "./TriagePage.tsx";
import { ViewsDialog } from "./ViewsDialog.tsx";

interface TriageDialogsProps {
  dialog: OpenDialog;
  filter: MentionFilter;
  row: MentionRow | undefined;
  act: (change: Change) => void;
  onFilter: (filter: MentionFilter) => void;
  onDirection: (direction: Direction) => void;
  onDismiss: (reason: string) => void;
  onClose: () => void;
}

/** The dialog that is open, if any. */
export function TriageDialogs(props: TriageDialogsProps) {
  const { dialog, filter, row, act, onFilter, onDirection, onDismiss, onClose } = props;
  switch (dialog) {
    case "filters":
      return <FilterPanel isOpened filter={filter} onFilter={onFilter} onClose={onClose} />;
    case "help":
      return <KeyHelp onClose={onClose} />;
    case "direction":
      return <DirectionMenu chosen={row?.direction ?? null} onChoose={onDirection} onClose={onClose} />;
    case "dismiss":
      return <DismissDialog onDismiss={onDismiss} onClose={onClose} />;
    case "assign":
      return row === undefined ? null : <AssignDialog row={row} act={act} onClose={onClose} />;
    case "tags":
      return row === undefined ? null : <TagDialog row={row} act={act} onClose={onClose} />;
    case "views":
      return <ViewsDialog onFilter={onFilter} onClose={onClose} />;
    case "save_view":
      return <SaveViewDialog filter={filter} onFilter={onFilter} onClose={onClose} />;
    case null:
      return null;
  }
}
