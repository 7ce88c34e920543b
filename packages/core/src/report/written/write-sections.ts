import type { PageLanguage } from "../../triage/page-language.ts";
import type { DocumentBlock } from "../document/document.ts";
import { figureLines } from "./figure-lines.ts";
import { judgeChange } from "./judge-change.ts";
import { timeChart } from "./report-charts.ts";
import type { ReportData } from "./report-data.ts";
import { answers, incidents, severity } from "./write-deeds.ts";
import { directionSection, languages, media, shareOfVoice, topList } from "./write-lists.ts";
import { valueIn, type WrittenSection } from "./written-section.ts";
import type { ReportSection } from "./report-template.ts";
import { capital, numberText, percentText, refusalText, valueText } from "./say.ts";
import { clockSentence, leaderSentence, toneSentence, volumeSentence } from "./sentences.ts";
import { reportPhrases as phrases, sectionNames } from "./section-words.ts";

type Write = (data: ReportData, language: PageLanguage) => WrittenSection | null;

/** Each part of a report. */
export const writeSection: Readonly<Record<ReportSection, Write>> = {
  volume,
  spikes,
  sentiment,
  directions: directionSection,
  severity,
  share_of_voice: shareOfVoice,
  media,
  languages,
  reach,
  stories,
  sources: (data, language) =>
    topList(
      data.sources,
      { ru: "Больше всего — в источнике", en: "Most came from" },
      sectionNames.sources[language],
      language,
    ),
  authors: (data, language) =>
    topList(
      data.authors,
      { ru: "Чаще всех писал автор", en: "Who wrote most" },
      sectionNames.authors[language],
      language,
    ),
  executives,
  answers,
  clocks,
  incidents,
};

function volume(
  { total, overTime, spikes: found, zone }: ReportData,
  language: PageLanguage,
): WrittenSection {
  const now = total.total.figures["mentions"];
  const before = total.total.before?.["mentions"] ?? null;
  const change = now ? judgeChange(now, before, true) : ({ is: "unknown" } as const);
  const finding =
    now?.value == null
      ? `${capital(refusalText(now?.refused ?? "nothing_known", language))}.`
      : volumeSentence(now.value, before?.value ?? null, change, language);
  const marks = (found?.spikes ?? []).map(({ from, words }) => ({ at: from, text: words[language] }));
  const chart = timeChart(overTime, [{ name: "", tone: "accent", valueAt: valueIn(overTime, "mentions") }], {
    title: finding,
    unit: phrases.mentions[language],
    language,
    zone,
    isStacked: false,
    marks,
  });
  const rows = figureLines(
    total,
    total.total,
    ["mentions", "daily_mean", "originals", "original_share"],
    language,
  );
  return {
    finding,
    blocks: [
      { kind: "chart", chart },
      { kind: "figures", rows },
    ],
  };
}

function spikes({ spikes: found, total }: ReportData, language: PageLanguage): WrittenSection | null {
  if (found === null) return null;
  // Where nobody listened, or too little is known of usual days, silence is no calm.
  if (found.spikes.length === 0 && !total.coverage.covered) return notHeard(language);
  if (found.lacking !== null) return { finding: phrases.lackingSpikes[language], blocks: [] };
  // The finding is the first of them: a list of one would say it again.
  const listed = found.spikes.length > 1 ? found.spikes : [];
  const told = listed.map(({ words }, at): DocumentBlock => ({
    kind: "text",
    text: `${at + 1}. ${words[language]}`,
  }));
  const notes = found.backlogs.map(({ words }): DocumentBlock => ({ kind: "note", text: words[language] }));
  const [first] = found.spikes;
  return {
    finding: first ? first.words[language] : phrases.noSpikes[language],
    blocks: [...told, ...notes],
  };
}

function notHeard(language: PageLanguage): WrittenSection {
  return { finding: `${capital(refusalText("not_heard", language))}.`, blocks: [] };
}

function sentiment(
  { total, sentimentOverTime: overTime, zone }: ReportData,
  language: PageLanguage,
): WrittenSection | null {
  if (overTime === null) return null;
  const now = total.total.figures["net_sentiment"];
  if (!now) return null;
  const change = judgeChange(now, total.total.before?.["net_sentiment"] ?? null, false);
  const why = now.refused === null ? "" : refusalText(now.refused, language);
  const finding = toneSentence(
    { value: now.value, why, low: now.low, high: now.high, n: now.n, change },
    language,
  );
  const tones = ["negative", "neutral", "positive"] as const;
  const chart = timeChart(
    overTime,
    tones.map((tone) => ({
      name: phrases[tone][language],
      tone,
      valueAt: valueIn(overTime, "mentions", tone),
    })),
    { title: finding, unit: phrases.mentions[language], language, zone, isStacked: true, marks: [] },
  );
  const rows = figureLines(
    total,
    total.total,
    ["net_sentiment", "nsr", "positive_share", "neutral_share", "negative_share"],
    language,
  );
  return {
    finding,
    blocks: [
      { kind: "chart", chart },
      { kind: "figures", rows },
    ],
  };
}

function reach({ total }: ReportData, language: PageLanguage): WrittenSection {
  const rows = figureLines(
    total,
    total.total,
    ["potential_reach", "reach_known_share", "engagement", "engagement_known_share"],
    language,
  );
  const value = total.total.figures["potential_reach"]?.value ?? null;
  if (value === null && !total.coverage.covered)
    return { ...notHeard(language), blocks: [{ kind: "figures", rows }] };
  const known = total.total.figures["reach_known_share"]?.value ?? null;
  const finding =
    value === null
      ? language === "ru"
        ? "Охват неизвестен: площадки не сообщают аудиторию."
        : "Reach is not known: no audience was told."
      : language === "ru"
        ? `Потенциальный охват — ${numberText(value, "ru")}; аудитория известна у ${percentText(known ?? 0, "ru")} упоминаний.`
        : `Potential reach is ${numberText(value, "en")}; the audience is known of ${percentText(known ?? 0, "en")} of mentions.`;
  return { finding, blocks: [{ kind: "figures", rows }] };
}

function stories({ stories: found, total }: ReportData, language: PageLanguage): WrittenSection | null {
  if (found === null) return null;
  if (found.length === 0 && !total.coverage.covered) return notHeard(language);
  const [first] = found;
  const finding = first
    ? leaderSentence(
        {
          what: { ru: "Главный сюжет", en: "The top story" },
          name: first.title,
          count: first.mentions,
          total: null,
        },
        language,
      )
    : phrases.noStories[language];
  const head = [phrases.story, phrases.count, phrases.before, phrases.posts, phrases.reprints].map(
    (words) => words[language],
  );
  const rows = found.map((each) => [
    each.title,
    ...[each.mentions, each.before, each.posts, each.reprints].map((value) =>
      valueText(value, "mentions", language),
    ),
  ]);
  return { finding, blocks: rows.length === 0 ? [] : [{ kind: "table", head, rows }] };
}

function executives({ executives: found, total }: ReportData, language: PageLanguage): WrittenSection | null {
  const [first] = [...(found ?? [])].toSorted((a, b) => b.mentions - a.mentions);
  if (!found || !first) return null;
  if (first.mentions === 0 && !total.coverage.covered) return notHeard(language);
  const what = { ru: "Чаще всего упоминают", en: "Mentioned most" };
  const finding =
    first.mentions === 0
      ? phrases.noExecutives[language]
      : leaderSentence({ what, name: first.name, count: first.mentions, total: null }, language);
  const head = [phrases.name, phrases.count, phrases.before, phrases.tone, phrases.own].map(
    (words) => words[language],
  );
  const rows = found.map(({ name, mentions, before, netSentiment, ownPosts }) => [
    name,
    numberText(mentions, language),
    valueText(before, "mentions", language),
    netSentiment.value === null
      ? refusalText(netSentiment.refused ?? "nothing_known", language)
      : `${numberText(netSentiment.value, language)} (n = ${netSentiment.n})`,
    ownPosts === null ? "—" : numberText(ownPosts, language),
  ]);
  return { finding, blocks: [{ kind: "table", head, rows }] };
}

function clocks({ clocks: found }: ReportData, language: PageLanguage): WrittenSection | null {
  const first = found?.find(({ kind, met }) => kind === "first_response" && met.n > 0);
  return first ? { finding: clockSentence(first.met, language), blocks: [] } : null;
}
