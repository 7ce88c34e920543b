import type { DocumentBlock, ReportDocument } from "../../report/document/document.ts";
import type { PageLanguage } from "../page-language.ts";
import type {
  ClaimStatus,
  EvidenceReason,
  IncidentEventKind,
  IncidentRole,
  IncidentState,
} from "./incident.ts";
import { reportWords, type ReportWords } from "./report-words.ts";

type Moment = Date | null;

/** Everything that a report is made from; nothing in it is computed anew. */
export interface ReportFacts {
  title: string;
  summary: string;
  state: IncidentState;
  severity: number;
  roles: readonly { role: IncidentRole; people: readonly { name: string }[] }[];
  figures: {
    posts: number;
    reprints: number;
    sources: number;
    authors: number;
    views: { total: number | null; known: number };
    engagement: { total: number | null; known: number };
    sentiments: { negative: number; n: number };
  };
  times: Record<"published" | "seen" | "acknowledged" | "answered" | "contained" | "closed", Moment>;
  /** Oldest first. */
  events: readonly {
    at: Date;
    by: string | null;
    what: IncidentEventKind | "post";
    text: string;
    /** What it was about, where that has a name in each language. */
    named?: { role?: IncidentRole; state?: IncidentState; claim?: ClaimStatus };
  }[];
  claims: readonly { text: string; status: ClaimStatus; evidence: string }[];
  statements: readonly {
    text: string;
    number: number;
    version: number;
    approvedAt: Moment;
    approvedBy: string | null;
    publishedAt: Moment;
  }[];
  openTasks: readonly { text: string; who: string | null }[];
  evidence: readonly {
    sequence: number;
    postId: number;
    takenAt: Date;
    reason: EvidenceReason;
    isLetGo: boolean;
    hash: string;
  }[];
  evidenceHead: string | null;
}

/** The after-action report of an incident, from what happened in it. Times are told in `zone`. */
export function buildIncidentReport(
  facts: ReportFacts,
  asked: { language: PageLanguage; zone: string; now: Date },
): ReportDocument {
  const words = reportWords[asked.language];
  const format = new Intl.DateTimeFormat(asked.language === "ru" ? "ru-RU" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: asked.zone,
  });
  // A narrow column has the day in one line and the hour in the next, not each word by itself.
  const at = (time: Date): string => format.format(time).replaceAll(/\s(?=.*\s)/gu, "\u00a0");
  return {
    title: facts.title,
    language: asked.language,
    lead: `${words.report}. ${words.made} ${at(asked.now)} (${asked.zone})`,
    foot: facts.evidenceHead === null ? "Earshot" : words.chain(facts.evidence.length, facts.evidenceHead),
    blocks: [
      { kind: "heading", text: words.what },
      { kind: "text", text: facts.summary === "" ? words.none : facts.summary },
      { kind: "heading", text: words.facts },
      { kind: "facts", rows: figureRows(facts, words, asked.language) },
      { kind: "heading", text: words.times },
      { kind: "facts", rows: timeRows(facts, words, at) },
      ...said(facts, words, at),
      ...claims(facts, words),
      { kind: "heading", text: words.happened },
      eventTable(facts.events, words, at),
      { kind: "heading", text: words.open },
      ...openQuestions(facts, words),
      ...evidence(facts, words, at),
    ],
  };
}

/** What happened, one line an event. */
export function eventTable(
  events: ReportFacts["events"],
  words: ReportWords,
  at: (time: Date) => string,
): DocumentBlock {
  return {
    kind: "table",
    head: [words.column.when, words.column.who, words.column.what],
    rows: events.map((event) => [at(event.at), event.by ?? "—", eventText(event, words)]),
  };
}

function figureRows(
  { figures, severity, state, roles }: ReportFacts,
  words: ReportWords,
  language: PageLanguage,
): [string, string][] {
  const count = new Intl.NumberFormat(language);
  const sum = ({ total, known }: { total: number | null; known: number }): string =>
    `${total === null ? "—" : count.format(total)} (${words.known(known, figures.posts)})`;
  const { negative, n } = figures.sentiments;
  return [
    [words.figure.state, words.state[state]],
    [words.figure.severity, String(severity)],
    [words.figure.posts, String(figures.posts)],
    [words.figure.reprints, String(figures.reprints)],
    [words.figure.sources, String(figures.sources)],
    [words.figure.authors, String(figures.authors)],
    [words.figure.views, sum(figures.views)],
    [words.figure.engagement, sum(figures.engagement)],
    [words.figure.negative, n === 0 ? "—" : `${negative} (n = ${n})`],
    ...roles.map(({ role, people }): [string, string] => [
      `${words.roles}: ${words.role[role]}`,
      people.map(({ name }) => name).join(", "),
    ]),
  ];
}

const timeNames = ["published", "seen", "acknowledged", "answered", "contained", "closed"] as const;

function timeRows(
  { times }: ReportFacts,
  words: ReportWords,
  at: (time: Date) => string,
): [string, string][] {
  return timeNames.map((name) => {
    const time = times[name];
    if (time === null) return [words.time[name], "—"];
    const minutes =
      times.published === null ? 0 : Math.round((time.getTime() - times.published.getTime()) / 60_000);
    const after = minutes > 0 ? `, ${words.minutes(minutes)} ${words.after}` : "";
    return [words.time[name], `${at(time)}${after}`];
  });
}

function said(facts: ReportFacts, words: ReportWords, at: (time: Date) => string): DocumentBlock[] {
  const quotes = statementQuotes(facts.statements, words, at);
  return quotes.length === 0 ? [] : [{ kind: "heading", text: words.said }, ...quotes];
}

/** Statements as quotations, each with its version, who approved it and when it was said. */
export function statementQuotes(
  statements: ReportFacts["statements"],
  words: ReportWords,
  at: (time: Date) => string,
): DocumentBlock[] {
  return statements.map(({ text, number, version, approvedAt, approvedBy, publishedAt }) => {
    const parts = [
      `№ ${number}.${version}`,
      approvedAt === null ? words.draft : `${words.approved}: ${approvedBy ?? "—"}, ${at(approvedAt)}`,
      ...(publishedAt === null ? [] : [`${words.kind.published}: ${at(publishedAt)}`]),
    ];
    return { kind: "quote", text, by: parts.join(" · ") };
  });
}

function claims({ claims: all }: ReportFacts, words: ReportWords): DocumentBlock[] {
  if (all.length === 0) return [];
  const head = [words.column.claim, words.column.status, words.column.checked];
  const rows = all.map(({ text, status, evidence: checked }) => [text, words.claim[status], checked]);
  return [
    { kind: "heading", text: words.claims },
    { kind: "table", head, rows },
  ];
}

function eventText({ what, text, named = {} }: ReportFacts["events"][number], words: ReportWords): string {
  if (what === "line") return text;
  const name = what === "post" ? words.published : words.kind[what];
  const { role, state, claim } = named;
  const parts = [role && words.role[role], state && words.state[state], text, claim && words.claim[claim]];
  const said = parts.filter((part) => part !== undefined && part !== "").join(" · ");
  return said === "" ? name : `${name}: ${said}`;
}

function openQuestions({ openTasks, claims: all }: ReportFacts, words: ReportWords): DocumentBlock[] {
  const questions = [
    ...openTasks.map(({ text, who }) => words.taskOpen(text, who ?? words.nobody)),
    ...all.filter(({ status }) => status === "unchecked").map(({ text }) => words.claimOpen(text)),
  ];
  return (questions.length === 0 ? [words.openNone] : questions).map((text) => ({ kind: "text", text }));
}

function evidence(facts: ReportFacts, words: ReportWords, at: (time: Date) => string): DocumentBlock[] {
  if (facts.evidence.length === 0) return [];
  const head = ["№", words.column.post, words.column.when, words.column.what, words.column.hash];
  const rows = facts.evidence.map((link) => [
    String(link.sequence),
    String(link.postId),
    at(link.takenAt),
    link.isLetGo ? `${words.reason[link.reason]}, ${words.letGo}` : words.reason[link.reason],
    link.hash,
  ]);
  return [
    { kind: "heading", text: words.evidence },
    { kind: "table", head, rows },
  ];
}
