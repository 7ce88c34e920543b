import { expect, test } from "vitest";
import type { CueName } from "./cue.ts";
import { decideCluster, decideSituation, type SituationSigns } from "./decide-situation.ts";

function signs(
  given: Partial<Omit<SituationSigns, "cues" | "author">>,
  cues: CueName[],
  author: Partial<SituationSigns["author"]>,
): SituationSigns {
  return {
    direction: "crisis",
    sentiment: "negative",
    toxicity: 0.1,
    platform: "vk",
    isRefuted: false,
    ...given,
    cues: new Set(cues),
    author: {
      isJournalist: false,
      isExpert: false,
      isCompetitor: false,
      isStaff: false,
      followers: null,
      ...author,
    },
  };
}

test.each<[string, Parameters<typeof signs>, ReturnType<typeof decideSituation>]>([
  ["abuse and nothing else", [{ toxicity: 0.9 }, ["abuse"], {}], "troll"],
  ["abuse in anger", [{ toxicity: 0.9 }, ["abuse", "anger"], {}], "rager"],
  ["abuse about a lost order", [{ toxicity: 0.9 }, ["abuse", "case"], {}], "rager"],
  ["a complaint about an order", [{}, ["case"], {}], "unhappy_customer"],
  ["a complaint that facts refute", [{ isRefuted: true }, [], {}], "misguided"],
  ["a rival, whatever is said", [{ toxicity: 0.9 }, ["abuse"], { isCompetitor: true }], "competitor"],
  ["an editorial office", [{}, ["press"], {}], "journalist"],
  ["many readers", [{ direction: "opinion_leader" }, [], { followers: 50_000 }], "expert"],
  [
    "many readers and news of ours",
    [{ direction: "announcement", sentiment: "positive" }, [], { followers: 50_000 }],
    "ally",
  ],
  ["kind words", [{ direction: "none", sentiment: "neutral" }, ["thanks"], {}], "ally"],
  ["a calm objection", [{ direction: "unpopular_decision" }, [], {}], "fair_critic"],
  ["somebody passing by", [{ direction: "none", sentiment: "neutral" }, [], {}], "bystander"],
])("%s", (_, given, situation) => {
  expect(decideSituation(signs(...given))).toBe(situation);
});

test.each<[string, CueName[], ReturnType<typeof decideCluster>]>([
  ["hit by hackers", ["attacked"], "victim"],
  ["hit by hackers after warnings", ["attacked", "warned"], "preventable"],
  ["a fault", ["outage"], "accidental"],
  ["a supplier's fault that was admitted as ours", ["third_party", "admitted"], "preventable"],
  ["nothing told of the cause", ["harm"], "none"],
])("responsibility: %s", (_, cues, cluster) => {
  expect(decideCluster(new Set(cues))).toBe(cluster);
});
