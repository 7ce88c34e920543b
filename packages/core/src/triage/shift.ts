/** What the desk looks like when a shift ends, in numbers of posts. */
export const shiftFigureNames = ["new", "inProgress", "waiting", "severe", "answered", "dismissed"] as const;
export type ShiftFigureName = (typeof shiftFigureNames)[number];

/** `severe`: open posts of the two highest severities; `answered` and `dismissed`: closed since the note before. */
export type ShiftFigures = Record<ShiftFigureName, number>;

export const shiftNoteLengthMax = 4_000;
