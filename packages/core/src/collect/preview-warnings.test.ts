import { expect, test } from "vitest";
import { previewWarnings } from "./preview-warnings.ts";

const now = new Date("2026-11-21T12:00:00Z");
const long = "Слово ".repeat(40);
type Post = Parameters<typeof previewWarnings>[0][number];

function posts(count: number, more: Partial<Post> = {}, minutesApart = 60): Post[] {
  return Array.from({ length: count }, (_, n) => ({
    title: `Заголовок ${n}`,
    text: long,
    url: `https://a.example/${n}`,
    publishedAt: new Date(now.getTime() - (n + 1) * minutesApart * 60_000),
    dateFlag: null,
    ...more,
  }));
}

test.each<[name: string, given: Post[], codes: string[]]>([
  ["a good feed", posts(20), []],
  ["an empty one", [], ["no_posts"]],
  ["no dates", posts(5, { dateFlag: "missing" }), ["no_dates"]],
  ["a date here and there", [...posts(2, { dateFlag: "missing" }), ...posts(5)], []],
  ["dates without a zone", posts(5, { dateFlag: "no_zone" }), ["no_zone"]],
  ["dates ahead", [...posts(9), ...posts(1, { dateFlag: "future_clamped" })], ["future_dates"]],
  ["headlines alone", posts(5, { text: "" }), ["headlines_only"]],
  ["headlines repeated as text", posts(5, { title: "Пирог", text: "Пирог подорожал" }), ["headlines_only"]],
  ["short messages without titles", posts(5, { title: null, text: "Пирог!" }), []],
  ["silent for a year", posts(5, { publishedAt: new Date("2025-11-21T12:00:00Z") }), ["very_old"]],
  ["no links", posts(5, { url: null }), ["no_links"]],
  ["more posts than a visit sees", posts(20, {}, 1), ["one_visit_misses"]],
])("%s", (_name, given, codes) => {
  expect(previewWarnings(given, now)).toEqual(codes);
});
