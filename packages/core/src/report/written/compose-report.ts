import { countedEn, countedRu } from "../../system/counted.ts";
import type { PageLanguage } from "../../triage/page-language.ts";
import type { FigureCoverage } from "../metrics/figure-question.ts";
import type { DocumentBlock, DocumentPassport, ReportDocument } from "../document/document.ts";
import { markOf } from "./figure-lines.ts";
import type { ReportData } from "./report-data.ts";
import type { ReportSection } from "./report-template.ts";
import { percentText, periodText } from "./say.ts";
import { isHeardAlike, withoutBefore } from "./heard-alike.ts";
import { gapSentence, missedSlotsSentence, notAlikeSentence } from "./sentences.ts";
import { reportPhrases as phrases, sectionNames } from "./section-words.ts";
import { writeSection } from "./write-sections.ts";
import type { WrittenSection } from "./written-section.ts";

/** A report with what it lacks: empty where nothing does. */
export interface ComposedReport {
  document: ReportDocument;
  missing: string[];
}

/** Counting may be so far behind before that is said. */
const lateMs = 30_000;

/** Writes a report from what was read: findings first, then each section, then what was collected and how numbers were reckoned. */
export function composeReport(
  given: ReportData,
  sections: readonly ReportSection[],
  language: PageLanguage,
): ComposedReport {
  const data = isHeardAlike(given.total.coverage) ? given : withoutBefore(given);
  const written = sections.flatMap((name): { name: ReportSection; section: WrittenSection }[] => {
    const section = data.failed.includes(name) ? null : writeSection[name](data, language);
    return section ? [{ name, section }] : [];
  });
  const missing = missingOf(data, sections, language);
  const format = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: data.zone,
  });
  const blocks: DocumentBlock[] = [
    ...[...missing, ...notCompared(data, language)].map((text): DocumentBlock => ({ kind: "note", text })),
    { kind: "heading", text: phrases.summary[language] },
    // What many sections find, as where nobody listened, is told once.
    ...[...new Set(written.map(({ section }) => section.finding))].map((finding): DocumentBlock => ({
      kind: "text",
      text: `• ${finding}`,
    })),
    ...written.flatMap(({ name, section }): DocumentBlock[] => [
      { kind: "heading", text: sectionNames[name][language] },
      { kind: "finding", text: section.finding },
      ...section.blocks,
    ]),
    ...appendix(data, language),
  ];
  const period = periodText(data.from, data.to, data.zone, language);
  return {
    document: {
      title: data.title,
      language,
      lead: `${period} · ${data.zone} · ${phrases.made[language]} ${format.format(data.madeAt)}`,
      blocks,
      foot: `Earshot · ${data.title} · ${period}`,
    },
    missing,
  };
}

/** A change that nobody could know of is not told, and that it is not is. */
function notCompared({ total: { coverage } }: ReportData, language: PageLanguage): string[] {
  const { covered, before } = coverage;
  if (covered === null || isHeardAlike(coverage)) return [];
  return [notAlikeSentence({ covered, before: before ?? 0 }, language)];
}

function missingOf(data: ReportData, sections: readonly ReportSection[], language: PageLanguage): string[] {
  const { coverage, asOf, warnings } = data.total;
  const hours = (Math.min(data.to.getTime(), data.madeAt.getTime()) - data.from.getTime()) / 3_600_000;
  const gap = gapSentence(
    { covered: coverage.covered, sources: coverage.missing, count: coverage.missingCount, hours },
    language,
  );
  // Posts that were published long ago are found and counted late too.
  const isLate = data.madeAt.getTime() - asOf.getTime() > lateMs;
  const time = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", {
    dateStyle: "short",
    timeStyle: "short",
    timeZone: data.zone,
  });
  return [
    ...(data.missedSlots > 0 ? [missedSlotsSentence(data.missedSlots, language)] : []),
    ...(gap === null ? [] : [gap]),
    ...(isLate ? [`${phrases.late[language]} ${time.format(asOf)}.`] : []),
    ...warnings.map(({ words }) => words[language]),
    ...data.failed
      .filter((name) => sections.includes(name))
      .map((name) => `${phrases.notRead[language]}: ${sectionNames[name][language]}.`),
  ];
}

function appendix({ total, passports }: ReportData, language: PageLanguage): DocumentBlock[] {
  const coverage = coverageBlock(total.coverage, language);
  const kept = passports.map((passport): DocumentPassport => ({
    mark: markOf(passport),
    name: passport.name[language],
    formula: passport.formula[language],
    exclusions: passport.exclusions[language],
    interval: passport.interval[language],
    minimumN: passport.minimumN,
    unit: passport.unit,
  }));
  return [
    { kind: "heading", text: phrases.coverage[language] },
    coverage,
    { kind: "heading", text: phrases.passports[language] },
    { kind: "passports", passports: kept },
  ];
}

/** The sources that were silent longest, and how many more were silent. */
function coverageBlock(
  { covered, missing, missingCount }: FigureCoverage,
  language: PageLanguage,
): DocumentBlock {
  if (covered === null) return { kind: "text", text: phrases.nothingHeard[language] };
  if (missing.length === 0) return { kind: "text", text: phrases.complete[language] };
  const rows = missing.map((each) => [each.name, percentText(each.covered * 100, language)]);
  const more = missingCount - missing.length;
  const others =
    language === "ru"
      ? `и ещё ${countedRu(more, "источник", "источника", "источников")}`
      : `and ${countedEn(more, "more source", "more sources")}`;
  const head = [phrases.source[language], phrases.covered[language]];
  return { kind: "table", head, rows: more > 0 ? [...rows, [others, ""]] : rows };
}
