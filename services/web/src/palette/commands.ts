/** Something that can be done or opened from the palette. */
export interface Command {
  id: string;
  /** Under which heading it stands. */
  group: string;
  name: string;
  /** Found by these words too. */
  also?: string | undefined;
  keys?: string | undefined;
  run: () => void;
}

let offered: readonly (() => readonly Command[])[] = [];

/** Offers the commands of a page for as long as it is open; asked for when the palette opens. */
export function offerCommands(commands: () => readonly Command[]): () => void {
  offered = [...offered, commands];
  return () => {
    offered = offered.filter((each) => each !== commands);
  };
}

/** What the pages that are open offer now. */
export function offeredCommands(): Command[] {
  return offered.flatMap((commands) => commands());
}
