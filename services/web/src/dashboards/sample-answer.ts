import type { FigureAnswer, FigureRow, ShownFigure, ShownPassport } from "@earshot/contract/figure";

const words = (text: string) => ({ ru: text, en: text });

/** A figure for tests. */
export function sampleFigure(value: number | null, given: Partial<ShownFigure> = {}): ShownFigure {
  return { value, low: null, high: null, n: value ?? 0, refused: null, ...given };
}

export function samplePassport(id: string, unit: ShownPassport["unit"]): ShownPassport {
  const text = words(id);
  return {
    id,
    version: 1,
    unit,
    minimumN: 0,
    name: text,
    short: text,
    formula: text,
    exclusions: text,
    interval: text,
  };
}

export function sampleRow(
  key: string,
  figure: ShownFigure,
  given: { split?: string; before?: ShownFigure; metric?: string } = {},
): FigureRow {
  const metric = given.metric ?? "mentions";
  return {
    key,
    split: given.split ?? null,
    figures: { [metric]: figure },
    before: given.before === undefined ? null : { [metric]: given.before },
  };
}

/** An answer of three days, of which the second was not listened to and the third in part. */
export function sampleAnswer(given: Partial<FigureAnswer> = {}): FigureAnswer {
  const day = (n: number) => `2026-11-0${n}T00:00:00.000Z`;
  return {
    from: day(1),
    to: day(4),
    steps: [
      { at: day(1), until: day(2), covered: 1 },
      { at: day(2), until: day(3), covered: null },
      { at: day(3), until: day(4), covered: 0.5 },
    ],
    rows: [],
    rest: null,
    total: sampleRow("total", sampleFigure(12)),
    names: {},
    passports: [samplePassport("mentions", "mentions")],
    coverage: { covered: 0.5, before: 1, missing: [], missingCount: 0 },
    warnings: [],
    readFrom: "rollups",
    asOf: day(4),
    ...given,
  };
}
