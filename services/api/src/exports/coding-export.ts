import type { Coding } from "@earshot/contract/coding";
import { directions, sentiments } from "@earshot/core/analyse/label";
import { directionNames, sentimentNames } from "@earshot/core/analyse/label-names";
import type { Names, PageLanguage } from "@earshot/core/triage/page-language";
import { codingQuerySchema, viewCoding } from "../routes/coding.ts";
import { listExport } from "./list-export.ts";

/** A figure of the page in one line: a share of `n`, with its bounds of 95 %, or a count. */
interface Figure {
  kind: FigureKind;
  /** What the machine said, or what was agreed on; in words. */
  of: Record<PageLanguage, string>;
  /** What people said, in a table of errors. */
  people?: Record<PageLanguage, string>;
  value: number | null;
  low?: number | null;
  high?: number | null;
  n?: number;
}

type FigureKind = "agreement" | "precision" | "matrix" | "machineShare" | "correctedShare" | "corrections";

const kindNames: Names<FigureKind> = {
  ru: {
    agreement: "Согласие людей, альфа Криппендорфа",
    precision: "Машина права, доля",
    matrix: "Машина и люди, публикаций",
    machineShare: "Доля, как насчитала машина",
    correctedShare: "Доля с поправкой на ошибки",
    corrections: "Исправлено людьми за работой, доля",
  },
  en: {
    agreement: "Agreement of people, Krippendorff's alpha",
    precision: "The machine is right, share",
    matrix: "Machine and people, posts",
    machineShare: "Share as the machine counted it",
    correctedShare: "Share corrected for errors",
    corrections: "Corrected by people at work, share",
  },
};

const agreedOn: Names<"direction" | "sentiment"> = {
  ru: { direction: "Направления", sentiment: "Тональность" },
  en: { direction: "Directions", sentiment: "Sentiment" },
};

export const exportCoding = listExport({
  list: "coding",
  action: "read",
  filter: codingQuerySchema,
  columns: [
    ["Что", "Figure", (figure: Figure, language) => kindNames[language][figure.kind]],
    ["О чём", "Of what", (figure, language) => figure.of[language]],
    ["Люди сказали", "People said", (figure, language) => figure.people?.[language] ?? null],
    ["Значение", "Value", (figure) => figure.value],
    ["Не меньше", "At least", (figure) => figure.low ?? null],
    ["Не больше", "At most", (figure) => figure.high ?? null],
    ["Из скольких", "Out of", (figure) => figure.n ?? null],
  ],
  rows: async (deps, { rounds }) => {
    const coding = await viewCoding(deps, rounds);
    return coding.rounds.length === 0 ? correctionFigures(coding) : figuresOf(coding);
  },
});

const named = <T extends string>(names: Names<T>, value: T) => ({ ru: names.ru[value], en: names.en[value] });

function figuresOf(coding: Coding): Figure[] {
  const { agreement, direction, sentiment, corrected } = coding;
  const agreements = (["direction", "sentiment"] as const).map((each): Figure => {
    const { alpha, low, high, units } = agreement[each];
    return { kind: "agreement", of: named(agreedOn, each), value: alpha, low, high, n: units };
  });
  const precision = directions.map((each): Figure => {
    const { share, low, high, n } = direction.precision[each];
    return { kind: "precision", of: named(directionNames, each), value: share, low, high, n };
  });
  const shares = directions.flatMap((each): Figure[] => {
    const { machine, corrected: value, low, high } = corrected[each];
    const of = named(directionNames, each);
    return [
      { kind: "machineShare", of, value: machine },
      { kind: "correctedShare", of, value, low, high },
    ];
  });
  return [
    ...agreements,
    ...precision,
    ...matrixFigures(direction.matrix, directions, directionNames),
    ...matrixFigures(sentiment.matrix, sentiments, sentimentNames),
    ...shares,
    ...correctionFigures(coding),
  ];
}

function matrixFigures<T extends string>(
  matrix: Record<T, Record<T, number>>,
  labels: readonly T[],
  names: Names<T>,
): Figure[] {
  return labels.flatMap((machine) =>
    labels.map((people): Figure => ({
      kind: "matrix",
      of: named(names, machine),
      people: named(names, people),
      value: matrix[machine][people],
    })),
  );
}

function correctionFigures({ corrections }: Coding): Figure[] {
  return corrections.map(({ direction, share, low, high, n }) => ({
    kind: "corrections",
    of: named(directionNames, direction),
    value: share,
    low,
    high,
    n,
  }));
}
