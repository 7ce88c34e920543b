import { expect, test } from "vitest";
import { parseQuery } from "./parse-query.ts";
import { queryProblemText } from "./query-problem-text.ts";
import type { ProblemKind } from "./query-problem.ts";

/** What of the text is underlined stands between ‹ and ›. */
const refused: [name: string, text: string, problem: ProblemKind][] = [
  ["no letter", "‹…!?›", "no_words"],
  ["an open quote", 'пожар ‹"›завод', "open_quote"],
  ["an open typographic quote", "‹«›завод", "open_quote"],
  ["an open quote of a value", 'source:‹"›Вестник', "open_quote"],
  ["an open bracket", "пожар ‹(›завод", "open_bracket"],
  ["an open bracket of values", "lang:‹(›ru", "open_bracket"],
  ["brackets alone", "(‹(›", "open_bracket"],
  ["a bracket that closes nothing", "пожар‹)› завод", "stray_bracket"],
  ["a closing bracket first", "‹)› завод", "stray_bracket"],
  ["empty brackets", "пожар ‹()›", "empty_brackets"],
  ["OR at the beginning", "‹OR› завод", "beside_or"],
  ["OR at the end", "завод ‹OR›", "beside_or"],
  ["two OR", "a OR ‹OR› b", "beside_or"],
  ["OR before a bracket closes", "(a ‹OR›) b", "beside_or"],
  ["И at the beginning", "‹И› завод", "beside_and"],
  ["AND at the end", "завод ‹AND›", "beside_and"],
  ["AND before OR", "a ‹AND› OR b", "beside_and"],
  ["AND twice", "a ‹AND› AND b", "beside_and"],
  ["NOT at the end", "завод ‹NOT›", "after_not"],
  ["НЕ before OR", "‹НЕ› OR завод", "after_not"],
  ["NOT before a closing bracket", "(a ‹NOT›) b", "after_not"],
  ["a minus before OR", "‹-›OR завод", "after_minus"],
  ["a star before", "завод ‹*›пожар", "star_first"],
  ["a question mark before letters", "завод ‹?›пожар", "star_first"],
  ["a short prefix", "завод ‹по*›", "short_prefix"],
  ["a short beginning", "завод ‹по*ар›", "short_prefix"],
  ["many stars", "‹зав*а*б*в*г›", "many_stars"],
  ["a star in a phrase", '"завод‹ы*› горят"', "star_in_phrase"],
  ["a star in a joined word", "‹зав*-гигант›", "star_in_phrase"],
  ["NEAR at the end", "завод ‹NEAR/3›", "beside_near"],
  ["NEAR at the beginning", "‹NEAR/3› завод", "beside_near"],
  ["NEAR before OR", "завод ‹NEAR/3› OR пожар", "beside_near"],
  ["NEAR a field", "завод ‹NEAR/3› severity:4", "near_side"],
  ["NEAR an exclusion", "завод ‹NEAR/3› -пожар", "near_side"],
  ["NEAR all of several", "завод ‹NEAR/3› (a b)", "near_side"],
  ["NEAR a word with a gap", "завод ‹NEAR/3› пож*ный", "near_side"],
  ["NEAR nothing", "завод ‹NEAR/0› пожар", "near_distance"],
  ["NEAR too far", "завод ‹РЯДОМ/31› пожар", "near_distance"],
  ["a phrase with too much room", '"завод пожар"‹~99›', "near_distance"],
  ["a slip in a field", "‹sevrity›:4", "unknown_field"],
  ["a slip in a Russian field", "‹источнк›:Вестник", "unknown_field"],
  ["a field that is none", "‹price›>100", "unknown_field"],
  ["nothing after a colon", "завод ‹severity:›", "empty_value"],
  ["nothing in quotes", 'source:‹""›', "empty_value"],
  ["nothing in brackets", "‹source:()›", "empty_value"],
  ["nothing after title", "‹title:›", "empty_value"],
  ["an unknown value", "direction:‹пожар›", "unknown_value"],
  ["an unknown value of several", "status:new,‹gone›", "unknown_value"],
  ["a language that is none", "lang:‹«как тут»›", "unknown_value"],
  ["no number", "followers>‹много›", "bad_number"],
  ["half a range", "severity:‹3..›", "bad_number"],
  ["no date", "published:‹однажды›", "bad_time"],
  ["a day that does not exist", "published:‹2026-02-30›", "bad_time"],
  ["a month that does not exist", "published:‹2026-13›", "bad_time"],
  ["no time to be due", "due:‹скоро›", "bad_due"],
  ["half a range of times", "due:‹1h..›", "bad_due"],
  ["overdue compared", "due<‹overdue›", "sign_misfit"],
  ["the year 0", "published:‹0000-01-01›", "bad_time"],
  ["a list compared", "‹lang>en›", "sign_misfit"],
  ["a name compared", "‹source>=Вестник›", "sign_misfit"],
  ["a range compared", "severity>‹3..5›", "sign_misfit"],
  ["a story compared", "story>‹3›", "sign_misfit"],
  ["a title compared", "‹title>›пожар", "sign_misfit"],
  ["all of several values", "tag:(a ‹AND› b)", "and_in_values"],
  ["a value excluded", "tag:(a ‹НЕ› b)", "and_in_values"],
  ["brackets among values", "tag:(a ‹(›b))", "and_in_values"],
  ["a field of a title", "‹title:(›severity:4)", "title_words"],
];

test.each(refused)("refuses %s", (_name, marked, problem) => {
  const text = marked.replace(/[‹›]/g, "");
  const start = marked.indexOf("‹");
  expect(parseQuery(text)).toMatchObject({ problem, start, end: marked.indexOf("›") - 1 });
});

test.each([
  ["nothing", "", "no_words"],
  ["spaces", "  \n\t", "no_words"],
  ["a pasted page", "слово ".repeat(201), "too_many_words"],
  ["a pasted book", "слово ".repeat(400), "too_long"],
] as const)("refuses %s", (_name, text, problem) => {
  expect(parseQuery(text)).toMatchObject({ problem });
});

test.each(refused)("says what is wrong with %s, and the mend, in both languages", (_name, marked) => {
  const parsed = parseQuery(marked.replace(/[‹›]/g, ""));
  if ("query" in parsed) throw new Error("it was read");
  const ru = queryProblemText(parsed, "ru");
  const en = queryProblemText(parsed, "en");
  for (const text of [ru.what, ru.mend]) expect(text).toMatch(/[а-яё]/i);
  for (const text of [en.what, en.mend]) expect(text).toMatch(/^[A-Z“].*[.?!]/s);
  expect(ru.what + en.what).not.toMatch(/undefined|\[object/);
});

test.each([
  ["sevrity:4", "severity", "важность"],
  ["источнк:Вестник", "source", "источник"],
  ["folowers>3", "followers", "подписчики"],
])("%s: offers what was meant", (text, en, ru) => {
  const parsed = parseQuery(text);
  if ("query" in parsed) throw new Error("it was read");
  expect(queryProblemText(parsed, "en").mend).toContain(en);
  expect(queryProblemText(parsed, "ru").mend).toContain(ru);
});

const hostile = [
  "constructor:1",
  "__proto__:x",
  "toString>1",
  "'; drop table triage; --",
  "$1 ${x} {{x}} <script>alert(1)</script>",
  "%' or 1=1",
  "\\ \\\\ \\' \u0000 \ud800 \udfff \u202e",
  "severity:1e999",
  `severity:${"9".repeat(400)}`,
  "published:99999-01-01",
  "published:99999d",
  "a".repeat(1_999),
  "*".repeat(500),
  "a* ".repeat(500),
  "-".repeat(1_000),
  "NEAR ".repeat(300),
  "a NEAR/30 ".repeat(150),
  "OR ".repeat(500),
  "source:".repeat(200),
  "((((a OR b) NEAR/3 c) NEAR/3 d) NEAR/3 e)",
  '"'.repeat(777),
  "«".repeat(777),
  "(a OR (b OR (c OR (d -(e -(f))))))",
  "🔥 severity:🔥 🔥*",
];

test.each(hostile)("reads or refuses %j, and never throws", (text) => {
  const parsed = parseQuery(text);
  if ("problem" in parsed) {
    expect(parsed.start).toBeGreaterThanOrEqual(0);
    expect(parsed.end).toBeLessThanOrEqual(text.length);
    expect(queryProblemText(parsed, "ru").what).not.toBe("");
  } else expect(parsed.query.kind).toBeTypeOf("string");
});
