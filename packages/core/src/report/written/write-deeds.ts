import { countedEn, countedRu, spanText } from "../../system/counted.ts";
import { inQuotes } from "../../system/in-quotes.ts";
import { eventTable, statementQuotes, type ReportFacts } from "../../triage/incident/incident-report.ts";
import { reportWords } from "../../triage/incident/report-words.ts";
import type { PageLanguage } from "../../triage/page-language.ts";
import { severityNames } from "../../triage/status-names.ts";
import type { DocumentBlock } from "../document/document.ts";
import type { ReportData } from "./report-data.ts";
import { capital, mentionsText, refusalText, valueText } from "./say.ts";
import { reportPhrases as phrases } from "./section-words.ts";
import type { WrittenSection } from "./written-section.ts";

function postsText(count: number, language: PageLanguage): string {
  return language === "ru"
    ? countedRu(count, "публикация", "публикации", "публикаций")
    : countedEn(count, "post", "posts");
}

/** Posts by severity, with what became of them. */
export function severity(
  { severity: rungs, total }: ReportData,
  language: PageLanguage,
): WrittenSection | null {
  if (rungs === null) return null;
  const top = rungs.find(({ posts }) => posts > 0);
  if (!top && !total.coverage.covered)
    return { finding: `${capital(refusalText("not_heard", language))}.`, blocks: [] };
  const nameOf = (rung: number): string => `${rung} ${severityNames[language][rung as 1 | 2 | 3 | 4 | 5]}`;
  const head = [
    phrases.severity,
    phrases.posts,
    phrases.before,
    phrases.open,
    phrases.overdue,
    phrases.answered,
  ];
  const rows = rungs.map((rung) => [
    nameOf(rung.severity),
    ...[rung.posts, rung.before, rung.open, rung.late, rung.answered].map((value) =>
      valueText(value, "mentions", language),
    ),
  ]);
  return {
    finding: top ? severitySentence(top, nameOf(top.severity), language) : phrases.noPosts[language],
    blocks: [{ kind: "table", head: head.map((words) => words[language]), rows }],
  };
}

function severitySentence(
  { posts, open, late }: { posts: number; open: number; late: number },
  name: string,
  language: PageLanguage,
): string {
  const shown = postsText(posts, language);
  return language === "ru"
    ? `Самая высокая серьёзность — «${name}»: ${shown}, открыто ${open}, просрочено ${late}.`
    : `The gravest is “${name}”: ${shown}, ${open} open, ${late} overdue.`;
}

/** What was answered, and how long after its publication. */
export function answers({ answers: found, zone }: ReportData, language: PageLanguage): WrittenSection | null {
  if (found === null) return null;
  const { posts, medianMs, latest } = found;
  if (posts === 0) return { finding: phrases.noAnswers[language], blocks: [] };
  const took = medianMs === null ? "—" : spanText(medianMs, language);
  const finding =
    language === "ru"
      ? `Отвечено: ${postsText(posts, "ru")}; половина — не позже чем через ${took} после выхода.`
      : `Answered: ${postsText(posts, "en")}, half of them within ${took} of publication.`;
  const at = momentText(zone, language);
  const head = [phrases.post, phrases.source, phrases.answered, phrases.answeredAfter, phrases.answeredBy];
  const rows = latest.map((each) => [
    each.title,
    each.source,
    at(each.at),
    spanText(each.tookMs, language),
    each.who ?? "—",
  ]);
  return { finding, blocks: [{ kind: "table", head: head.map((words) => words[language]), rows }] };
}

/** So many lines of an incident stand in a report; its own report has all of them. */
const eventsMax = 40;

/** What the section of incidents is written from: of the total the count of mentions alone. */
export interface IncidentData extends Pick<
  ReportData,
  "kind" | "from" | "to" | "zone" | "stories" | "incidents"
> {
  total: Pick<ReportData["total"], "total">;
}

/** What happened in the incidents of the period, and what was said. */
export function incidents(data: IncidentData, language: PageLanguage): WrittenSection | null {
  const { incidents: found, from, to, zone } = data;
  if (found === null) return null;
  const [first] = found;
  if (!first) return { finding: withoutIncident(data, language), blocks: [] };
  const words = reportWords[language];
  const more = found.length - 1;
  const name = inQuotes(first.title, language);
  const tail =
    more === 0
      ? ""
      : language === "ru"
        ? `; ещё ${countedRu(more, "инцидент", "инцидента", "инцидентов")}`
        : `; ${countedEn(more, "other incident", "other incidents")}`;
  const finding =
    language === "ru"
      ? `Инцидент ${name}: ${words.state[first.state]}, ${postsText(first.figures.posts, "ru")}${tail}.`
      : `Incident ${name}: ${words.state[first.state]}, ${postsText(first.figures.posts, "en")}${tail}.`;
  return { finding, blocks: found.flatMap((each) => chapter(each, { from, to, zone, language })) };
}

/** Whoever opens a report of a crisis that nobody made an incident of still has to learn first what it is about. */
function withoutIncident({ kind, total, stories }: IncidentData, language: PageLanguage): string {
  if (kind !== "crisis") return phrases.noIncidents[language];
  const count = total.total.figures["mentions"]?.value ?? null;
  const [story] = stories ?? [];
  const ru = language === "ru";
  const said = count === null ? null : mentionsText(count, language);
  const top =
    story &&
    `${ru ? "главный сюжет" : "the top story"} ${ru ? "— " : "is "}${inQuotes(story.title, language)}`;
  const about = [said, top].filter((part) => part != null).join(", ");
  const head = phrases.crisisWithoutIncident[language];
  return about === "" ? `${head}.` : `${head}: ${about}.`;
}

function chapter(
  facts: ReportFacts,
  asked: { from: Date; to: Date; zone: string; language: PageLanguage },
): DocumentBlock[] {
  const { from, to, zone, language } = asked;
  const words = reportWords[language];
  const at = momentText(zone, language);
  const events = facts.events.filter((event) => event.at >= from && event.at < to);
  const shown = events.slice(-eventsMax);
  const quotes = statementQuotes(facts.statements, words, at);
  const state = `${inQuotes(facts.title, language)} — ${words.state[facts.state]}`;
  return [
    { kind: "text", text: facts.summary === "" ? state : `${state}. ${facts.summary}` },
    ...(quotes.length > 0 ? quotes : [{ kind: "note", text: phrases.noStatements[language] } as const]),
    ...(events.length > shown.length ? [{ kind: "note", text: phrases.eventsCut[language] } as const] : []),
    ...(shown.length > 0 ? [eventTable(shown, words, at)] : []),
  ];
}

function momentText(zone: string, language: PageLanguage): (at: Date) => string {
  const format = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  });
  return (at) => format.format(at);
}
