import type { WallScreen } from "./wall-screens.ts";
import { BoardGrid } from "./BoardGrid.tsx";
import { BoardProvider, type Board } from "./board-context.ts";

/** The widgets of a screenful for the eye alone. */
export function WallBoard({ board, screen }: { board: Board; screen: WallScreen }) {
  return (
    <BoardProvider value={board}>
      <BoardGrid widgets={screen.widgets} rowHeight={screen.rowHeight} />
    </BoardProvider>
  );
}
