import type { FigureAnswer } from "@earshot/contract/figure";
import { byteOrderMark, csvLine, type CsvCell } from "@earshot/core/report/csv";
import type { PageLanguage } from "@earshot/core/triage/page-language";

const head = [
  "group",
  "name",
  "split",
  "split_name",
  "metric",
  "metric_version",
  "unit",
  "value",
  "low",
  "high",
  "n",
  "refused",
  "value_before",
  "covered",
  "from",
  "to",
  "as_of",
] as const;

/** Everything that an answer holds, one figure a line, so that a table program can turn it as it likes; what is not known stays empty. */
export function figureCsv(answer: FigureAnswer, language: PageLanguage): string {
  const separator = language === "ru" ? ";" : ",";
  const steps = new Map(answer.steps.map((step) => [step.at, step]));
  const rows = [...answer.rows, ...(answer.rest === null ? [] : [answer.rest]), answer.total];
  const lines = rows.flatMap((row) =>
    answer.passports.map((passport): CsvCell[] => {
      const figure = row.figures[passport.id];
      const step = steps.get(row.key) ?? steps.get(row.split ?? "");
      const isTotal = row === answer.total;
      return [
        isTotal ? "total" : row === answer.rest ? "rest" : row.key,
        answer.names[row.key] ?? null,
        row.split,
        row.split === null ? null : (answer.names[row.split] ?? null),
        passport.id,
        passport.version,
        passport.unit,
        figure?.value ?? null,
        figure?.low ?? null,
        figure?.high ?? null,
        figure?.n ?? null,
        figure?.refused ?? null,
        row.before?.[passport.id]?.value ?? null,
        isTotal ? answer.coverage.covered : (step?.covered ?? null),
        step?.at ?? answer.from,
        step?.until ?? answer.to,
        answer.asOf,
      ];
    }),
  );
  return (
    byteOrderMark + [csvLine(head, separator), ...lines.map((line) => csvLine(line, separator))].join("")
  );
}
