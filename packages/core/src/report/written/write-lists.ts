import { directionNames } from "../../analyse/label-names.ts";
import { directions } from "../../analyse/label.ts";
import type { PageLanguage } from "../../triage/page-language.ts";
import type { DocumentBlock } from "../document/document.ts";
import type { Figures } from "../metrics/figure-question.ts";
import { mediaTypeNames, mediaTypes } from "../metrics/media-type.ts";
import { listChart, timeChart } from "./report-charts.ts";
import type { ReportData } from "./report-data.ts";
import { capital, refusalText, valueText } from "./say.ts";
import { leaderSentence } from "./sentences.ts";
import { reportPhrases as phrases, sectionNames } from "./section-words.ts";
import { valueIn, type WrittenSection } from "./written-section.ts";

const chartOf = (chart: ReturnType<typeof listChart>): DocumentBlock[] =>
  chart === null ? [] : [{ kind: "chart", chart }];

export function directionSection(
  { directions: found, directionsOverTime: steps, zone }: ReportData,
  language: PageLanguage,
): WrittenSection | null {
  if (found === null) return null;
  const nameOf = (key: string): string => {
    const known = directions.find((each) => each === key);
    return known ? directionNames[language][known] : key;
  };
  const lead = found.rows.find(({ key }) => key !== "none");
  const finding = leading(
    found,
    lead,
    { ru: "Главное направление", en: "The leading direction" },
    nameOf,
    language,
  );
  const keys = found.rows.map(({ key }) => key).filter((key) => key !== "none");
  const chart =
    steps === null || keys.length === 0
      ? null
      : timeChart(
          steps,
          keys.map((key, at) => ({ name: nameOf(key), tone: at, valueAt: valueIn(steps, "mentions", key) })),
          { title: finding, unit: phrases.mentions[language], language, zone, isStacked: true, marks: [] },
        );
  return { finding, blocks: [...chartOf(chart), listTable(found, nameOf, language)] };
}

function leading(
  found: Figures,
  lead: Figures["rows"][number] | undefined,
  what: { ru: string; en: string },
  nameOf: (key: string) => string,
  language: PageLanguage,
): string {
  const count = lead?.figures["mentions"]?.value;
  const whole = found.total.figures["mentions"];
  if (whole?.value == null) return `${capital(refusalText(whole?.refused ?? "nothing_known", language))}.`;
  if (!lead || count == null)
    return language === "ru" ? "Упоминаний за период нет." : "There are no mentions in this period.";
  return leaderSentence({ what, name: nameOf(lead.key), count, total: whole.value }, language);
}

function listTable(found: Figures, nameOf: (key: string) => string, language: PageLanguage): DocumentBlock {
  const of = (figures: Figures["rows"][number]["figures"] | null): string =>
    valueText(figures?.["mentions"]?.value ?? null, "mentions", language);
  return {
    kind: "table",
    head: [phrases.name[language], phrases.count[language], phrases.before[language]],
    rows: found.rows.map((row) => [nameOf(row.key), of(row.figures), of(row.before)]),
  };
}

export function topList(
  found: Figures | null,
  what: { ru: string; en: string },
  title: string,
  language: PageLanguage,
): WrittenSection | null {
  if (found === null) return null;
  const nameOf = (key: string): string => found.names[key] ?? "—";
  const finding = leading(
    found,
    found.rows.find(({ key }) => key !== "unknown"),
    what,
    nameOf,
    language,
  );
  return {
    finding,
    blocks: [
      ...chartOf(listChart(found, { metric: "mentions", nameOf, title, language })),
      listTable(found, nameOf, language),
    ],
  };
}

export function shareOfVoice({ voice }: ReportData, language: PageLanguage): WrittenSection | null {
  if (voice === null || voice.rows.length < 2) return null;
  const nameOf = (key: string): string => voice.names[key] ?? key;
  const [lead] = voice.rows;
  const share = lead?.figures["share"];
  const known = share?.value != null && lead;
  const finding = known
    ? language === "ru"
      ? `Больше всех упоминают: «${nameOf(lead.key)}», ${valueText(share.value, "percent", language)}.`
      : `Mentioned most: “${nameOf(lead.key)}”, ${valueText(share.value, "percent", language)}.`
    : `${language === "ru" ? "Доля голоса не называется" : "Share of voice is not said"}: ${refusalText(share?.refused ?? "nothing_known", language)}.`;
  const notes = voice.warnings.map(({ words }): DocumentBlock => ({ kind: "note", text: words[language] }));
  const chart = known
    ? listChart(voice, { metric: "share", nameOf, title: finding, unit: phrases.share[language], language })
    : null;
  return { finding, blocks: [...notes, ...chartOf(chart), listTable(voice, nameOf, language)] };
}

export function languages({ languages: found }: ReportData, language: PageLanguage): WrittenSection | null {
  if (found === null) return null;
  const names = new Intl.DisplayNames([language], { type: "language", fallback: "code" });
  const other = language === "ru" ? "не определён" : "not recognised";
  const nameOf = (key: string): string =>
    /^[a-z]{2,3}$/.test(key) && key !== "und" ? (names.of(key) ?? key) : other;
  const what = { ru: "Больше всего пишут на языке", en: "Most is written in" };
  const finding = leading(found, found.rows[0], what, nameOf, language);
  const title = sectionNames.languages[language];
  return {
    finding,
    blocks: [
      ...chartOf(listChart(found, { metric: "mentions", nameOf, title, language })),
      listTable(found, nameOf, language),
    ],
  };
}

export function media({ media: found }: ReportData, language: PageLanguage): WrittenSection | null {
  if (found === null) return null;
  const nameOf = (key: string): string => {
    const known = mediaTypes.find((each) => each === key);
    return known ? mediaTypeNames[known][language] : key;
  };
  const finding = leading(
    found,
    found.rows[0],
    { ru: "Больше всего пишут здесь", en: "Most is written in" },
    nameOf,
    language,
  );
  return {
    finding,
    blocks: chartOf(listChart(found, { metric: "mentions", nameOf, title: finding, language })),
  };
}
