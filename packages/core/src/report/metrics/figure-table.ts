import type { CsvCell } from "../csv.ts";
import type { FigureGroup } from "./figure.ts";
import type { FigureLine, Figures } from "./figure-question.ts";

type Language = "ru" | "en";

const words = {
  ru: {
    key: "ключ",
    name: "название",
    split: "второй ключ",
    splitName: "второе название",
    low: "нижняя граница 95 %",
    high: "верхняя граница 95 %",
    before: "раньше",
    refused: "почему нет значения",
    total: "всего",
    rest: "остальные",
    codebook: "Кодовая книга",
    formula: "формула",
    exclusions: "не входит",
    interval: "интервал",
    version: "версия",
    period: "период",
    groups: "группы",
    covered: "доля времени, когда источники слушали",
    asOf: "по состоянию на",
  },
  en: {
    key: "key",
    name: "name",
    split: "second key",
    splitName: "second name",
    low: "lower bound of 95%",
    high: "upper bound of 95%",
    before: "before",
    refused: "why there is no value",
    total: "total",
    rest: "others",
    codebook: "Codebook",
    formula: "formula",
    exclusions: "left out",
    interval: "interval",
    version: "version",
    period: "period",
    groups: "groups",
    covered: "share of the time that sources were listened to",
    asOf: "as of",
  },
} as const;

/** An answer as lines of a table: the figures, total and rest, an empty line, then what each number is. */
export function figureTable(
  found: Figures,
  asked: { by: FigureGroup; split: FigureGroup },
  language: Language,
): CsvCell[][] {
  const say = words[language];
  const heads = found.metrics.flatMap(({ id }) => [
    id,
    `${id}: ${say.low}`,
    `${id}: ${say.high}`,
    `${id}: n`,
    `${id}: ${say.refused}`,
    `${id}: ${say.before}`,
  ]);
  const covered = new Map(found.steps.map((step) => [step.at.toISOString(), step.covered]));
  const nameOf = (key: string | null) => (key === null ? null : (found.names[key] ?? null));
  const cellsOf = (line: FigureLine, shown = line.key): CsvCell[] => [
    shown,
    nameOf(line.key),
    line.split,
    nameOf(line.split),
    covered.get(line.key) ?? (line.split === null ? null : (covered.get(line.split) ?? null)),
    ...found.metrics.flatMap(({ id }): CsvCell[] => {
      const figure = line.figures[id];
      return [
        figure?.value ?? null,
        figure?.low ?? null,
        figure?.high ?? null,
        figure?.n ?? null,
        figure?.refused ?? null,
        line.before?.[id]?.value ?? null,
      ];
    }),
  ];
  return [
    [say.key, say.name, say.split, say.splitName, say.covered, ...heads],
    ...found.rows.map((line) => cellsOf(line)),
    ...(found.rest === null ? [] : [cellsOf(found.rest, say.rest)]),
    cellsOf(found.total, say.total),
    [],
    [say.codebook],
    [say.period, found.from.toISOString(), found.to.toISOString()],
    [say.groups, asked.by, asked.split],
    [say.covered, found.coverage.covered],
    ...found.coverage.missing.map((each): CsvCell[] => ["", each.name, each.covered]),
    [say.asOf, found.asOf.toISOString()],
    ...found.warnings.map(({ code, words: told }): CsvCell[] => [code, told[language]]),
    ["id", say.version, say.name, say.formula, say.exclusions, say.interval],
    ...found.metrics.map((metric): CsvCell[] => [
      metric.id,
      metric.version,
      metric.name[language],
      metric.formula[language],
      metric.exclusions[language],
      metric.interval[language],
    ]),
  ];
}
