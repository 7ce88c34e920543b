import { expect, test } from "vitest";
import { parseQuery } from "../query/parse-query.ts";
import { queryDoubts, queryDoubtTexts } from "./query-doubts.ts";

function doubtsOf(text: string): string[] {
  const parsed = parseQuery(text);
  if ("problem" in parsed) throw new Error(`${text}: ${parsed.problem}`);
  return queryDoubts(parsed.query).map(({ kind, field, value }) =>
    [kind, field, value].filter(Boolean).join(" "),
  );
}

test.each([
  ["what a post is when it comes", "кофе (severity:>=3 OR direction:crisis) author:ivan is:reply", []],
  ["what is one person's own", "is:starred assignee:me", ["personal is starred", "personal assignee me"]],
  ["what nobody has read is everybody's own too", "-is:read", ["personal is read"]],
  ["a time to come", "due:2h", ["passing due"]],
  ["an overdue clock", "due:overdue", ["passing clock"]],
  ["what people do", "status:waiting has:note", ["passing status", "passing has note"]],
  ["the same twice is told once", "tag:a OR -tag:b", ["passing tag"]],
  ["counters of a post that has just come", "кофе likes:>100", ["passing likes"]],
])("%s", (_name, query, doubts) => {
  expect(doubtsOf(query)).toEqual(doubts);
});

test("doubts are told in the words in which the query may be typed", () => {
  const parsed = parseQuery("is:starred due:1h");
  const doubts = "problem" in parsed ? [] : queryDoubts(parsed.query);
  const [personal, passing] = queryDoubtTexts(doubts, "ru");
  expect(personal).toContain('это:"со звездой"');
  expect(passing).toContain("срок:");
  expect(queryDoubtTexts(doubts, "en")).toHaveLength(2);
});
