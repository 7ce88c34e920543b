import { coverageExportSchema, type CoverageRun, type CoverageSource } from "@earshot/contract/coverage";
import { arrangeCoverage, coverageSpan } from "@earshot/core/collect/coverage-list";
import { missedText } from "@earshot/core/collect/missed-text";
import { readMissedReason } from "@earshot/core/collect/missed-time";
import { platformName } from "@earshot/core/collect/platform-names";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import { reasonText } from "@earshot/core/collect/source-reason-text";
import { sourceStateNames } from "@earshot/core/collect/source-state-names";
import { readCoverage } from "../read-coverage.ts";
import { dateOf } from "./date-of.ts";
import { listExport } from "./list-export.ts";

interface Row {
  source: CoverageSource;
  /** Steps in a row that are alike. */
  run: CoverageRun;
  from: string;
  till: string;
}

/** A line for each stretch of a source in which its coverage stayed the same. Shares are 0 to 1, empty where the source was not read. */
export const exportCoverage = listExport({
  list: "coverage",
  action: "read",
  filter: coverageExportSchema,
  columns: [
    ["Номер", "Number", ({ source }: Row) => source.sourceId],
    ["Название", "Name", ({ source }) => source.name],
    ["Площадка", "Platform", ({ source }, language) => platformName(source.platform, language)],
    ["Папка", "Folder", ({ source }) => source.folder],
    ["Состояние", "State", ({ source }, language) => sourceStateNames[language][source.state]],
    ["Состояние с (UTC)", "State since (UTC)", ({ source }) => dateOf(source.stateSince)],
    [
      "Что случилось",
      "What is the matter",
      ({ source: { reasonCode } }, language) =>
        reasonCode === null ? null : reasonText(readSourceReason(reasonCode), language).what,
    ],
    ["Прочитан (UTC)", "Last read (UTC)", ({ source }) => dateOf(source.lastSuccessAt)],
    ["Собрано за период", "Collected of the period", ({ source }) => source.covered],
    ["Публикаций за 24 часа", "Posts in 24 hours", ({ source }) => source.received],
    ["Ожидалось за 24 часа", "Expected in 24 hours", ({ source }) => source.expected],
    ["Отрезок с (UTC)", "Stretch from (UTC)", ({ from }) => dateOf(from)],
    ["Отрезок до (UTC)", "Stretch till (UTC)", ({ till }) => dateOf(till)],
    ["Собрано за отрезок", "Collected of the stretch", ({ run }) => run.covered],
    [
      "Почему не всё",
      "Why not all",
      ({ run: { why } }, language) =>
        why === null ? null : missedText(readMissedReason(why), language).what,
    ],
  ],
  rows: async ({ database: { db }, now }, { days, zone, q, platform = null, ailing }, { language }) => {
    const at = now();
    const { starts, sources } = await readCoverage(db, { ...coverageSpan(days, at), zone }, at);
    const shown = arrangeCoverage(sources, { q, platform, isAilingOnly: ailing }, language);
    return shown.flatMap((source) => stretchesOf(source, starts));
  },
});

function stretchesOf(source: CoverageSource, starts: readonly string[]): Row[] {
  let at = 0;
  return source.runs.map((run) => {
    const from = starts[at] ?? "";
    at += run.cells;
    return { source, run, from, till: starts[at] ?? "" };
  });
}
