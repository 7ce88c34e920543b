import { expect, it } from "vitest";
import { afterPage, readNewestWalk } from "./newest-walk.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute));
const fresh = readNewestWalk(null);
const known = { ...fresh, knownTo: at(0) };

it.each([
  [
    "the first page of all is enough",
    fresh,
    [at(9), at(3)],
    "p2",
    { isDone: true, knownTo: at(9), page: null, missed: null },
  ],
  [
    "what is known is reached",
    known,
    [at(9), at(-20)],
    "p2",
    { isDone: true, knownTo: at(9), page: null, missed: null },
  ],
  [
    "not beyond the overlap yet",
    known,
    [at(9), at(-5)],
    "p2",
    { isDone: false, knownTo: at(0), page: "p2", missed: null },
  ],
  ["a short listing ends", known, [at(9)], null, { isDone: true, knownTo: at(9), page: null, missed: null }],
  ["nothing there", known, [], null, { isDone: true, knownTo: at(0), page: null, missed: null }],
  ["nothing new", known, [at(0), at(-30)], "p2", { isDone: true, knownTo: at(0), page: null, missed: null }],
  [
    "a later page brings the mark of the first with it",
    { ...known, newestAt: at(30), passed: 2 },
    [at(2), at(-30)],
    "p9",
    { isDone: true, knownTo: at(30), page: null, missed: null },
  ],
  [
    "the window ends before what was known",
    { ...known, newestAt: at(30), passed: 9 },
    [at(3)],
    null,
    { isDone: true, knownTo: at(30), page: null, missed: at(0) },
  ],
])("%s", (_name, walk, times, nextPage, wanted) => {
  const { isDone, missedSince, walk: next } = afterPage(walk, { times, nextPage }, 10);
  expect({ isDone, knownTo: next.knownTo, page: next.page, missed: missedSince }).toEqual(wanted);
});

it("is kept as JSON, and anything else is a first visit", () => {
  const walk = { knownTo: at(1), newestAt: at(2), page: "p", passed: 3 };
  expect(readNewestWalk(JSON.parse(JSON.stringify(walk)))).toEqual(walk);
  expect(readNewestWalk({ knownTo: 5, page: [] })).toEqual(fresh);
});
