import { readPlatform } from "@earshot/core/collect/platform";
import type { CueName } from "@earshot/core/respond/cue";
import { decideCluster, decideSituation } from "@earshot/core/respond/decide-situation";
import type { ResponseFacts } from "@earshot/core/respond/playbook";
import type { PostReading } from "@earshot/core/respond/reading";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import type { AnalyseInput } from "../analyse-input.ts";
import type { AnalyseOutput } from "../analyse.ts";
import { readAddressee } from "./read-addressee.ts";
import { readAuthor } from "./read-author.ts";
import { readCues, type Cue } from "./read-cues.ts";
import { rememberTexts } from "./remember-texts.ts";
import { sumEvidence, weighFacts, type WeighedFact } from "./weigh-evidence.ts";

/** What has been read of a post already. */
export type PromptLabels = Pick<AnalyseOutput, "lang" | "direction" | "sentiment" | "toxicity" | "spam">;

/** What words, marks and rules tell of a post. */
export type FoundFacts = Omit<ResponseFacts, keyof PostReading>;

/** A post with all that was read of it before it is decided what it is about. */
export interface ReadPost {
  post: AnalyseInput;
  labels: PromptLabels;
  cues: readonly Cue[];
  /** Cards, the nearest to the post first. */
  weighed: readonly WeighedFact[];
  found: FoundFacts;
}

/** Cues of a fact card by which it is decided how much is laid on the company. */
const tellsCause: ReadonlySet<CueName> = new Set([
  "admitted",
  "warned",
  "attacked",
  "accident",
  "third_party",
]);

const causesOf = rememberTexts((text) =>
  readCues(text).flatMap(({ name }) => (tellsCause.has(name) ? [name] : [])),
);

function readFacts(
  post: AnalyseInput,
  labels: PromptLabels,
  cues: readonly Cue[],
  weighed: readonly WeighedFact[],
): FoundFacts {
  const evidence = sumEvidence(weighed);
  const names = new Set<CueName>(cues.map(({ name }) => name));
  if (labels.spam >= 0.9) names.add("spam");
  const author = readAuthor(post);
  if (author.isStaff) names.add("staff");
  if (author.isOurs) names.add("own_post");
  // What the cards tell of the cause counts as much as what the post tells.
  for (const { fact, evidence: side, isAdmission } of weighed) {
    if (side === "none") continue;
    if (isAdmission) names.add("admitted");
    for (const name of causesOf(fact.text)) names.add(name);
  }
  if (readAddressee(post)) names.add("to_leader");
  const situation = decideSituation({
    direction: labels.direction,
    sentiment: labels.sentiment,
    toxicity: labels.toxicity,
    platform: readPlatform(post.platform),
    cues: names,
    author,
    isRefuted: evidence === "refutes",
  });
  if (situation === "expert") names.add("opinion_leader");
  return {
    direction: labels.direction,
    situation,
    cluster: decideCluster(names),
    evidence,
    cues: [...names],
  };
}

/** Reads a post beside the cards at hand. */
export function readPost(post: AnalyseInput, labels: PromptLabels, facts: readonly FactCard[]): ReadPost {
  const whole = post.title === null ? post.text : `${post.title}\n${post.text}`;
  const cues = readCues(whole);
  const names = [post.company, post.executive, post.target].filter((name) => name !== null);
  const weighed = weighFacts(post.parent === null ? whole : `${whole}\n${post.parent}`, facts, names);
  return { post, labels, cues, weighed, found: readFacts(post, labels, cues, weighed) };
}
