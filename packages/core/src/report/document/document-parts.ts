import type { DocumentBlock, DocumentPassport, FigureLine } from "./document.ts";
import type { DocumentWords } from "./document-words.ts";

type Table = Pick<Extract<DocumentBlock, { kind: "table" }>, "head" | "rows">;

/** Figures as a table to be read: columns that no row fills are left out. */
export function figureTable(rows: readonly FigureLine[], words: DocumentWords): Table {
  const columns = ["name", "value", "change", "interval", "n", "note"] as const;
  const cell = (row: FigureLine, column: (typeof columns)[number]): string => String(row[column]);
  const used = columns.filter((column) => rows.some((row) => cell(row, column) !== ""));
  return {
    head: used.map((column) => words.figure[column]),
    rows: rows.map((row) => used.map((column) => cell(row, column))),
  };
}

/** A passport as lines below its name. */
export function passportLines(
  passport: DocumentPassport,
  words: DocumentWords,
): { title: string; lines: string[] } {
  const { name, mark, formula, exclusions, interval } = passport;
  const lines = [
    `${words.passport.formula}: ${formula}`,
    `${words.passport.exclusions}: ${exclusions}`,
    `${words.passport.interval}: ${interval}`,
    ...(passport.minimumN > 1 ? [`${words.passport.minimumN}: ${passport.minimumN}`] : []),
  ];
  return { title: `${name} (${mark})`, lines };
}
