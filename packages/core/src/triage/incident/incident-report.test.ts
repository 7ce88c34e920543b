import { expect, test } from "vitest";
import { buildIncidentReport, type ReportFacts } from "./incident-report.ts";

const at = new Date("2026-11-20T12:00:00Z");
const sum = { total: 971_774, known: 8 };
const facts: ReportFacts = {
  title: "Авария",
  summary: "",
  state: "open",
  severity: 5,
  roles: [],
  figures: {
    posts: 8,
    reprints: 4,
    sources: 4,
    authors: 4,
    views: sum,
    engagement: sum,
    sentiments: { negative: 0, n: 0 },
  },
  times: {
    published: new Date("2026-11-18T09:30:00Z"),
    seen: new Date("2026-11-18T10:35:00Z"),
    acknowledged: new Date("2026-11-20T12:00:00Z"),
    answered: null,
    contained: null,
    closed: null,
  },
  events: [
    { at, by: "Анна", what: "role", text: "Пётр", named: { role: "lead" } },
    { at, by: "Анна", what: "state", text: "", named: { state: "contained" } },
    { at, by: "Анна", what: "claim_changed", text: "Пятеро в больнице", named: { claim: "confirmed" } },
  ],
  claims: [],
  statements: [],
  openTasks: [],
  evidence: [],
  evidenceHead: null,
};

test("the report names roles, states, lengths of time and counts in its language", () => {
  const { blocks } = buildIncidentReport(facts, { language: "ru", zone: "UTC", now: at });
  const text = JSON.stringify(blocks).replaceAll(/[\u00a0\u202f]/g, " ");
  for (const said of [
    "роль: ведёт · Пётр",
    "состояние: под контролем",
    "утверждение: Пятеро в больнице · подтверждено",
    "971 774 (известно у 8 из 8)",
    "1 ч 5 мин после первой публикации",
    "2 дн. 2 ч после первой публикации",
  ])
    expect(text).toContain(said);
});
