import type { ListOrder } from "@earshot/core/triage/order";
import type { RowColumn } from "@earshot/core/triage/row-column";

/** Widths of the list, in pixels, from which on downwards its rows leave something out: told to their styles. */
export const widthSteps = [760, 560, 420] as const;
const [, narrow, phone] = widthSteps;

/**
 * Widths of the columns of the second line, those that are shown: the same in every row, so that the eye runs down them. They follow the width of
 * the list, which is half as wide beside an opened post. In a narrow list, people and clock, which few rows have, stand before the columns and
 * take room of the name.
 * @param listWidth pixels
 * @return a value of `grid-template-columns`
 */
export function columnWidths(hidden: ReadonlySet<RowColumn>, listWidth: number, order: ListOrder): string {
  const part = (share: number, min: number, max: number): string =>
    `${Math.round(Math.min(max, Math.max(min, share * listWidth)))}px`;
  const shown = (widths: readonly [column: RowColumn, width: string][]): string[] =>
    widths.flatMap(([column, width]) => (hidden.has(column) ? [] : [width]));
  if (listWidth <= narrow) {
    const ordered = order === "reach" || order === "velocity" ? order : null;
    const figure: [RowColumn, string][] = ordered === null ? [] : [[ordered, "76px"]];
    const isFeelingShown = ordered === null || listWidth > phone;
    return [
      "minmax(0, 1fr) auto",
      ...shown([["clock", "auto"], ...figure]),
      ...(isFeelingShown ? shown([["sentiment", part(0.33, 104, 150)]]) : []),
      "52px",
    ].join(" ");
  }
  const figures = shown([
    ["sentiment", part(0.23, 104, 168)],
    ["reach", "80px"],
    ["engagement", "60px"],
    ["velocity", "84px"],
  ]);
  return [
    "minmax(0, 1fr)",
    ...figures,
    // Initials, and beside them how many notes there are.
    hidden.has("notes") || hidden.has("assignee") ? part(0.05, 22, 40) : part(0.08, 50, 58),
    ...shown([["clock", part(0.08, 48, 58)]]),
    hidden.has("found") ? "52px" : "96px",
  ].join(" ");
}
