import type { CoverageSource } from "@earshot/contract/coverage";
import { byteOrderMark, csvLine } from "@earshot/core/report/csv";
import type { PageLanguage } from "@earshot/core/triage/page-language";

const head = [
  "source",
  "platform",
  "folder",
  "state",
  "state_since",
  "reason",
  "last_success",
  "covered",
  "received_24h",
  "expected_24h",
] as const;

/**
 * The matrix as a table: a source a line, then its share of each step under the instant at which that begins; what was not read stays empty.
 * @param starts beginnings of the steps, and the end of the last one
 */
export function coverageCsv(
  sources: readonly CoverageSource[],
  starts: readonly string[],
  language: PageLanguage,
): string {
  const separator = language === "ru" ? ";" : ",";
  const lines = sources.map((source) => [
    source.name,
    source.platform,
    source.folder,
    source.state,
    source.stateSince,
    source.reasonCode,
    source.lastSuccessAt,
    source.covered,
    source.received,
    source.expected,
    ...source.runs.flatMap((run) => Array.from({ length: run.cells }, () => run.covered)),
  ]);
  return (
    byteOrderMark +
    [[...head, ...starts.slice(0, -1)], ...lines].map((line) => csvLine(line, separator)).join("")
  );
}
