import type { PageLanguage } from "../page-language.ts";
import type {
  ClaimStatus,
  EvidenceReason,
  IncidentEventKind,
  IncidentRole,
  IncidentState,
} from "./incident.ts";

export interface ReportWords {
  report: string;
  made: string;
  what: string;
  none: string;
  facts: string;
  times: string;
  happened: string;
  claims: string;
  said: string;
  open: string;
  openNone: string;
  evidence: string;
  figure: Record<
    "posts" | "reprints" | "sources" | "authors" | "views" | "engagement" | "negative" | "severity" | "state",
    string
  >;
  time: Record<"published" | "seen" | "acknowledged" | "answered" | "contained" | "closed", string>;
  after: string;
  known: (known: number, n: number) => string;
  state: Record<IncidentState, string>;
  role: Record<IncidentRole, string>;
  claim: Record<ClaimStatus, string>;
  reason: Record<EvidenceReason, string>;
  kind: Record<Exclude<IncidentEventKind, "line">, string>;
  published: string;
  draft: string;
  approved: string;
  column: Record<"when" | "who" | "what" | "claim" | "status" | "checked" | "post" | "hash", string>;
  roles: string;
  letGo: string;
  chain: (count: number, head: string) => string;
  taskOpen: (text: string, who: string) => string;
  claimOpen: (text: string) => string;
  nobody: string;
  minutes: (minutes: number) => string;
}

/** The two largest units; from two days on minutes say nothing. */
function span(minutes: number, name: Record<"day" | "hour" | "minute", string>): string {
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} ${name.minute}`;
  if (hours < 48) return `${hours} ${name.hour} ${minutes % 60} ${name.minute}`;
  return `${Math.floor(hours / 24)} ${name.day} ${hours % 24} ${name.hour}`;
}

const ru: ReportWords = {
  report: "Отчёт об инциденте",
  made: "Составлен",
  what: "Что случилось",
  none: "Не описано.",
  facts: "Факты и цифры",
  times: "Время",
  happened: "Ход событий и решения",
  claims: "Утверждения",
  said: "Что сказано",
  open: "Открытые вопросы",
  openNone: "Открытых вопросов нет.",
  evidence: "Доказательства",
  figure: {
    posts: "Публикаций",
    reprints: "из них перепечаток",
    sources: "Источников",
    authors: "Авторов",
    views: "Просмотров",
    engagement: "Реакций",
    negative: "Негативных упоминаний",
    severity: "Серьёзность, 1–5",
    state: "Состояние",
  },
  time: {
    published: "Первая публикация",
    seen: "Замечено",
    acknowledged: "Взято в работу",
    answered: "Первый ответ",
    contained: "Под контролем",
    closed: "Закрыт",
  },
  after: "после первой публикации",
  known: (known, n) => `известно у ${known} из ${n}`,
  state: { open: "идёт", contained: "под контролем", closed: "закрыт" },
  role: { lead: "ведёт", speaker: "говорит", lawyer: "юрист", scribe: "записывает", analyst: "аналитик" },
  claim: {
    unchecked: "не проверено",
    confirmed: "подтверждено",
    specified: "верно отчасти",
    refuted: "опровергнуто",
  },
  reason: {
    joined: "вошла в инцидент",
    edited: "изменена автором",
    deleted: "удалена на площадке",
    asked: "снята ещё раз",
  },
  kind: {
    opened: "инцидент открыт",
    state: "состояние",
    changed: "изменено описание",
    joined: "вошли публикации",
    removed: "вынесены публикации",
    role: "роль",
    task: "задача",
    task_done: "сделано",
    task_again: "снова в работе",
    task_removed: "задача убрана",
    claim: "утверждение",
    claim_changed: "утверждение",
    claim_removed: "утверждение убрано",
    statement: "написано заявление",
    approved: "одобрено заявление",
    published: "сказано заявление",
    evidence: "сняты доказательства",
    hold: "юридическое удержание",
  },
  published: "вышла публикация",
  draft: "черновик",
  approved: "одобрено",
  column: {
    when: "Когда",
    who: "Кто",
    what: "Что",
    claim: "Утверждение",
    status: "Что известно",
    checked: "Чем проверено",
    post: "Публикация",
    hash: "SHA-256",
  },
  roles: "Роли",
  letGo: "текст отпущен",
  chain: (count, head) => `Записей в цепочке: ${count}. Последний хеш: ${head}`,
  taskOpen: (text, who) => `Задача: ${text} (${who})`,
  claimOpen: (text) => `Не проверено: ${text}`,
  nobody: "никто",
  minutes: (minutes) => span(minutes, { day: "дн.", hour: "ч", minute: "мин" }),
};

const en: ReportWords = {
  report: "After-action report",
  made: "Made",
  what: "What happened",
  none: "Not described.",
  facts: "Facts and figures",
  times: "Times",
  happened: "Events and decisions",
  claims: "Claims",
  said: "What was said",
  open: "Open questions",
  openNone: "No open questions.",
  evidence: "Evidence",
  figure: {
    posts: "Posts",
    reprints: "of them reprints",
    sources: "Sources",
    authors: "Authors",
    views: "Views",
    engagement: "Reactions",
    negative: "Negative mentions",
    severity: "Severity, 1–5",
    state: "State",
  },
  time: {
    published: "First published",
    seen: "First seen",
    acknowledged: "First acknowledged",
    answered: "First answer",
    contained: "Contained",
    closed: "Closed",
  },
  after: "after the first post",
  known: (known, n) => `known of ${known} in ${n}`,
  state: { open: "under way", contained: "contained", closed: "closed" },
  role: { lead: "leads", speaker: "speaks", lawyer: "lawyer", scribe: "takes notes", analyst: "analyst" },
  claim: { unchecked: "unchecked", confirmed: "confirmed", specified: "partly true", refuted: "refuted" },
  reason: {
    joined: "came into the incident",
    edited: "edited by its author",
    deleted: "taken back by the platform",
    asked: "taken again",
  },
  kind: {
    opened: "incident opened",
    state: "state",
    changed: "description changed",
    joined: "posts came in",
    removed: "posts taken out",
    role: "role",
    task: "task",
    task_done: "done",
    task_again: "to be done again",
    task_removed: "task taken away",
    claim: "claim",
    claim_changed: "claim",
    claim_removed: "claim taken away",
    statement: "statement written",
    approved: "statement approved",
    published: "statement said",
    evidence: "evidence taken",
    hold: "legal hold",
  },
  published: "published",
  draft: "draft",
  approved: "approved",
  column: {
    when: "When",
    who: "Who",
    what: "What",
    claim: "Claim",
    status: "What is known",
    checked: "Checked against",
    post: "Post",
    hash: "SHA-256",
  },
  roles: "Roles",
  letGo: "text let go",
  chain: (count, head) => `Records in the chain: ${count}. Newest hash: ${head}`,
  taskOpen: (text, who) => `Task: ${text} (${who})`,
  claimOpen: (text) => `Unchecked: ${text}`,
  nobody: "nobody",
  minutes: (minutes) => span(minutes, { day: "d", hour: "h", minute: "min" }),
};

export const reportWords: Readonly<Record<PageLanguage, ReportWords>> = { ru, en };
