/**
 * uploading: parts of the file arrive · ready: all there, a person says how to read it · waiting: for its turn · running · done · failed:
 * the file could not be read to its end · cancelled by a person, what came stays · undoing · undone: what it alone brought is gone.
 */
export const importStates = [
  "uploading",
  "ready",
  "waiting",
  "running",
  "done",
  "failed",
  "cancelled",
  "undoing",
  "undone",
] as const;
export type ImportState = (typeof importStates)[number];

/** What a person may ask of an import besides starting it. */
export const importDeeds = ["cancel", "resume", "undo", "discard"] as const;
export type ImportDeed = (typeof importDeeds)[number];

const next: Record<ImportDeed, Partial<Record<ImportState, ImportState>>> = {
  cancel: { waiting: "cancelled", running: "cancelled" },
  resume: { cancelled: "waiting", failed: "waiting" },
  undo: { done: "undoing", cancelled: "undoing", failed: "undoing" },
  // The row goes: nothing came of it yet.
  discard: { uploading: "undone", ready: "undone" },
};

/** The state after a deed; null when it cannot be done now. */
export function afterDeed(state: ImportState, deed: ImportDeed): ImportState | null {
  return next[deed][state] ?? null;
}

/** Whether the background has something to do for it. */
export function isUnderWay(state: ImportState): boolean {
  return state === "waiting" || state === "running" || state === "undoing";
}
