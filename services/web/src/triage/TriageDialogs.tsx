import type { MentionFilter } from "@earshot/contract/mention-filter";
import type { Direction } from "@earshot/core/analyse/label";
import { DirectionMenu } from "./DirectionMenu.tsx";
import { DismissDialog } from "./DismissDialog.tsx";
import { FilterPanel } from "./FilterPanel.tsx";
import { KeyHelp } from "./KeyHelp.tsx";
import type { OpenDialog } from "./TriagePage.tsx";

interface TriageDialogsProps {
  dialog: OpenDialog;
  filter: MentionFilter;
  direction: Direction | null;
  onFilter: (filter: MentionFilter) => void;
  onDirection: (direction: Direction) => void;
  onDismiss: (reason: string) => void;
  onClose: () => void;
}

/** The dialog that is open, if any. */
export function TriageDialogs(props: TriageDialogsProps) {
  const { dialog, filter, direction, onFilter, onDirection, onDismiss, onClose } = props;
  switch (dialog) {
    case "filters":
      return <FilterPanel isOpened filter={filter} onFilter={onFilter} onClose={onClose} />;
    case "help":
      return <KeyHelp onClose={onClose} />;
    case "direction":
      return <DirectionMenu chosen={direction} onChoose={onDirection} onClose={onClose} />;
    case "dismiss":
      return <DismissDialog onDismiss={onDismiss} onClose={onClose} />;
    case null:
      return null;
  }
}
