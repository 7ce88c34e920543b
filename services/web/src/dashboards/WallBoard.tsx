import type { Widget } from "@earshot/contract/dashboard";
import { BoardGrid } from "./BoardGrid.tsx";
import { BoardProvider, type Board } from "./board-context.ts";

/** The widgets of a dashboard for the eye alone. */
export function WallBoard({ board, widgets }: { board: Board; widgets: readonly Widget[] }) {
  return (
    <BoardProvider value={board}>
      <BoardGrid widgets={widgets} />
    </BoardProvider>
  );
}
