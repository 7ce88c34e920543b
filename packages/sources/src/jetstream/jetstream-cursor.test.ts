import { expect, test } from "vitest";
import { askFrom, isClamped, isTaken, readJetstreamCursor } from "./jetstream-cursor.ts";
import { pauseMs } from "./jetstream-connector.ts";

const timeUs = 1_793_529_000_000_000;
const host = "one.example";
const byTime = { seq: null, timeUs, host, version: 1 } as const;
const bySeq = { seq: 42, timeUs, host, version: 2 } as const;

test.each([
  { name: "the first version goes on by time", last: byTime, version: 1, host, cursor: timeUs },
  { name: "the second by number", last: bySeq, version: 2, host, cursor: 42 },
  {
    name: "another host by time, and further back",
    last: bySeq,
    version: 2,
    host: "two.example",
    cursor: timeUs - 10_000_000,
  },
  { name: "after a change of version by time", last: byTime, version: 2, host, cursor: timeUs },
] as const)("$name", ({ last, version, host, cursor }) => {
  expect(askFrom(last, { version }, host)).toBe(cursor);
});

test.each([
  { name: "the last one again", last: bySeq, event: { seq: 42, timeUs }, host, isIt: true },
  { name: "the next", last: bySeq, event: { seq: 43, timeUs }, host, isIt: false },
  {
    name: "a number of another host",
    last: bySeq,
    event: { seq: 7, timeUs: timeUs - 5 },
    host: "two.example",
    isIt: false,
  },
  { name: "an earlier time", last: byTime, event: { seq: null, timeUs: timeUs - 1 }, host, isIt: true },
  { name: "the same time", last: byTime, event: { seq: null, timeUs }, host, isIt: false },
  { name: "the very first", last: null, event: { seq: null, timeUs }, host, isIt: false },
])("$name was taken before: $isIt", ({ last, event, host, isIt }) => {
  expect(isTaken(last, event, host)).toBe(isIt);
});

const minuteUs = 60_000_000;
test.each([
  { name: "at once", lateUs: 0, ageUs: 0, isOfEverybody: true, isIt: false },
  { name: "a minute later", lateUs: minuteUs, ageUs: minuteUs, isOfEverybody: true, isIt: false },
  { name: "two minutes later", lateUs: 2 * minuteUs, ageUs: 2 * minuteUs, isOfEverybody: true, isIt: true },
  {
    name: "an hour later, of a few accounts",
    lateUs: 60 * minuteUs,
    ageUs: 60 * minuteUs,
    isOfEverybody: false,
    isIt: false,
  },
  {
    name: "an hour later, after two days",
    lateUs: 60 * minuteUs,
    ageUs: 2_880 * minuteUs,
    isOfEverybody: false,
    isIt: true,
  },
])("a stream that begins $name is clamped: $isIt", ({ lateUs, ageUs, isOfEverybody, isIt }) => {
  expect(isClamped(timeUs, timeUs + lateUs, timeUs + ageUs, isOfEverybody)).toBe(isIt);
});

test("a cursor comes back from JSON, and nonsense is none", () => {
  expect(readJetstreamCursor(JSON.parse(JSON.stringify(bySeq)))).toEqual(bySeq);
  for (const stored of [null, {}, { timeUs: "1" }, { timeUs: 1.5, host }])
    expect(readJetstreamCursor(stored)).toBeNull();
});

test("pauses double up to a bound, with chance in them", () => {
  const limits = { pauseMs: 1_000, pauseMsMax: 60_000 };
  expect([1, 2, 3, 9, 99].map((failures) => pauseMs(failures, limits, 0.5))).toEqual([
    1_000, 2_000, 4_000, 60_000, 60_000,
  ]);
  expect([pauseMs(1, limits, 0), pauseMs(1, limits, 0.999)]).toEqual([500, 1_499]);
});
