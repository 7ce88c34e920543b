import { expect, test } from "vitest";
import { emptyTally, type Tally } from "./figure.ts";
import { findMetric, metrics, passports, type RegisteredPassport } from "./registry.ts";

const of = (given: Partial<Tally>): Tally => ({ ...emptyTally, ...given });

function reckoned(id: string, tally: Tally, whole: Tally = tally, days?: number) {
  const metric = findMetric(id);
  if (metric === undefined) throw new Error(`There is no metric ${id}.`);
  const { value, low, high, n, refused } = metric.reckon(tally, whole, days);
  const round = (number: number | null) => (number === null ? null : Number(number.toFixed(2)));
  return { value: round(value), low: round(low), high: round(high), n, refused };
}

const said = { low: null, high: null, refused: null };
const unsaid = { value: null, low: null, high: null };

test.each([
  { name: "mentions", id: "mentions", tally: { mentions: 7 }, is: { ...said, value: 7, n: 7 } },
  { name: "none are none", id: "mentions", tally: {}, is: { ...said, value: 0, n: 0 } },
  { name: "a day", id: "daily_mean", tally: { mentions: 7 }, days: 2, is: { ...said, value: 3.5, n: 7 } },
  {
    name: "no time has passed",
    id: "daily_mean",
    tally: {},
    days: 0,
    is: { ...unsaid, n: 0, refused: "nothing_known" },
  },
  {
    name: "originals",
    id: "originals",
    tally: { mentions: 7, originals: 3 },
    is: { ...said, value: 3, n: 7 },
  },
  {
    name: "share of originals",
    id: "original_share",
    tally: { mentions: 10, originals: 8 },
    is: { value: 80, low: 49.02, high: 94.33, n: 10, refused: null },
  },
  {
    name: "share of voice",
    id: "share",
    tally: { mentions: 50 },
    whole: { mentions: 100 },
    is: { value: 50, low: 40.38, high: 59.62, n: 100, refused: null },
  },
  { name: "share of nothing", id: "share", tally: {}, is: { ...unsaid, n: 0, refused: "too_few" } },
  {
    name: "positive",
    id: "positive_share",
    tally: { positive: 8, neutral: 2 },
    is: { value: 80, low: 49.02, high: 94.33, n: 10, refused: null },
  },
  {
    name: "negative of too few",
    id: "negative_share",
    tally: { negative: 4 },
    is: { ...unsaid, n: 4, refused: "too_few" },
  },
  {
    name: "neutral",
    id: "neutral_share",
    tally: { neutral: 5, positive: 5 },
    is: { value: 50, low: 23.66, high: 76.34, n: 10, refused: null },
  },
  {
    name: "YouScan's example: 1000 for, 150 against",
    id: "nsr",
    tally: { positive: 1000, negative: 150, neutral: 77 },
    is: { value: 73.91, low: 69.77, high: 77.56, n: 1150, refused: null },
  },
  {
    name: "neutral ones say nothing for or against",
    id: "nsr",
    tally: { neutral: 50 },
    is: { ...unsaid, n: 0, refused: "no_polar" },
  },
  {
    name: "too few for or against",
    id: "nsr",
    tally: { positive: 2, neutral: 50 },
    is: { ...unsaid, n: 2, refused: "too_few" },
  },
  {
    name: "neutrals in",
    id: "net_sentiment",
    tally: { positive: 30, negative: 10, neutral: 60 },
    is: { value: 20, low: 7.75, high: 31.47, n: 100, refused: null },
  },
  {
    name: "only neutral ones: a true nought",
    id: "net_sentiment",
    tally: { neutral: 50 },
    is: { value: 0, low: -5.33, high: 5.33, n: 50, refused: null },
  },
  {
    name: "favourability",
    id: "mfi",
    tally: { positive: 8, negative: 2 },
    is: { value: 4, low: 0.96, high: 16.64, n: 10, refused: null },
  },
  {
    name: "nothing to divide by",
    id: "mfi",
    tally: { positive: 8 },
    is: { ...unsaid, n: 8, refused: "no_negative" },
  },
  {
    name: "brand health",
    id: "bhi",
    tally: { positive: 8, negative: 2 },
    is: { value: 0.8, low: 0.49, high: 0.94, n: 10, refused: null },
  },
  {
    name: "reach of what is known",
    id: "potential_reach",
    tally: { mentions: 9, reach: 500, reachKnown: 3 },
    is: { ...said, value: 500, n: 3 },
  },
  {
    name: "no audience is known",
    id: "potential_reach",
    tally: { mentions: 9 },
    is: { ...unsaid, n: 0, refused: "nothing_known" },
  },
  {
    name: "how many are known",
    id: "reach_known_share",
    tally: { mentions: 10, reachKnown: 8 },
    is: { value: 80, low: 49.02, high: 94.33, n: 10, refused: null },
  },
  {
    name: "share of reach",
    id: "sov_reach",
    tally: { reach: 1, reachKnown: 1 },
    whole: { reach: 4, reachKnown: 2 },
    is: { ...said, value: 25, n: 2 },
  },
  {
    name: "engagement",
    id: "engagement",
    tally: { engagement: 12, engagementKnown: 3 },
    is: { ...said, value: 12, n: 3 },
  },
  {
    name: "known to be none",
    id: "engagement",
    tally: { engagementKnown: 3 },
    is: { ...said, value: 0, n: 3 },
  },
  {
    name: "per mention",
    id: "engagement_mean",
    tally: { mentions: 9, engagement: 12, engagementKnown: 3 },
    is: { ...said, value: 4, n: 3 },
  },
  {
    name: "share of engagement of nothing",
    id: "sov_engagement",
    tally: {},
    is: { ...unsaid, n: 0, refused: "nothing_known" },
  },
])("$name ($id)", ({ id, tally, whole, days, is }) => {
  expect(reckoned(id, of(tally), whole && of(whole), days)).toEqual(is);
});

/**
 * What each version of a definition says. Whoever changes formula, exclusions, interval or minimum of a metric raises its version and adds a
 * line here: what was reported with the older one keeps its name.
 */
test("a definition does not change without its version", () => {
  expect(Object.fromEntries(passports.map((each) => [`${each.id} ${each.version}`, fingerprintOf(each)])))
    .toMatchInlineSnapshot(`
      {
        "author_tone 1": "0e72fff2",
        "bhi 1": "f62219d8",
        "clock_share 1": "bd5aa954",
        "coder_agreement 1": "63277a7d",
        "corrected_share 1": "76c5a087",
        "correction_rate 1": "7cf0e165",
        "daily_mean 1": "ccc80671",
        "dialogue_rate 1": "51c05129",
        "engagement 1": "d008f8ac",
        "engagement_known_share 1": "e4ff0cd9",
        "engagement_mean 1": "ce60c551",
        "machine_precision 1": "843dfa2d",
        "mentions 1": "e61331b7",
        "message_pull_through 1": "6aaba865",
        "mfi 1": "0cdaa332",
        "negative_share 1": "ccea996d",
        "net_sentiment 1": "5da4989c",
        "neutral_share 1": "c166fa2d",
        "nsr 1": "bd4a7f02",
        "original_share 1": "c46119a4",
        "originals 1": "73e0eb3c",
        "own_posts 1": "6070bdf4",
        "positive_share 1": "9bcd9bc5",
        "potential_reach 1": "d4623693",
        "reach_known_share 1": "709d6bff",
        "severity_rung 1": "b1d121b9",
        "share 1": "60693d75",
        "sov_engagement 1": "75d90f8c",
        "sov_reach 1": "4cb51f39",
        "spike 1": "12022b36",
        "time_to_answer 1": "3d4c409a",
        "top_story 1": "3dda89e6",
      }
    `);
});

test("ids are one's own, and no number goes by another's short name", () => {
  expect(new Set(passports.map(({ id }) => id)).size).toBe(passports.length);
  for (const language of ["ru", "en"] as const)
    expect(new Set(metrics.map(({ short }) => short[language])).size).toBe(metrics.length);
});

test("the sign of a percentage stands as each language writes it", () => {
  const said = passports.map(({ formula, exclusions, interval }) => [formula, exclusions, interval]).flat();
  expect(said.filter((text) => /\d\s%/.test(text?.en ?? ""))).toEqual([]);
  expect(said.filter((text) => /\d%/.test(text?.ru ?? ""))).toEqual([]);
});

/** A short print of everything that makes a number what it is (FNV-1a, 32 bits). */
function fingerprintOf({ formula, exclusions, interval, minimumN, unit }: RegisteredPassport): string {
  // Where a sign stands is how it is written, not what it says.
  const told = JSON.stringify([formula, exclusions, interval, minimumN, unit]).replaceAll(" %", "%");
  let print = 0x811c9dc5;
  for (let at = 0; at < told.length; at += 1) print = Math.imul(print ^ told.charCodeAt(at), 0x01000193);
  return (print >>> 0).toString(16).padStart(8, "0");
}
