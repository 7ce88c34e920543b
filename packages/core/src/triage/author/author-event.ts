/** What people do to a card. Stored: the list only ever grows. */
export const authorEventKinds = [
  "name",
  "standing",
  "merge",
  "split",
  "different",
  "verdict",
  "note",
  "note_edited",
  "note_deleted",
  "note_restored",
  "blocked",
  "unblocked",
  "undo",
] as const;
export type AuthorEventKind = (typeof authorEventKinds)[number];

/** Those that can be taken back. */
export const undoableEvents: readonly AuthorEventKind[] = [
  "name",
  "standing",
  "merge",
  "split",
  "different",
  "verdict",
];
