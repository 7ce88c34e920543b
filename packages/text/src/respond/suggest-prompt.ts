import { decideCluster, decideSituation } from "@earshot/core/respond/decide-situation";
import type { CueName } from "@earshot/core/respond/cue";
import {
  chooseRule,
  type Playbook,
  type PlaybookRule,
  type ResponseFacts,
} from "@earshot/core/respond/playbook";
import type { Channel, FactCard, Posture, Response, Speaker, Tactic } from "@earshot/core/respond/vocabulary";
import { readPlatform } from "@earshot/core/collect/platform";
import type { AnalyseInput } from "../analyse-input.ts";
import type { Analyser, AnalyseOutput } from "../analyse.ts";
import { quoteSentence } from "./cite-post.ts";
import { readAuthor } from "./read-author.ts";
import { readCues, type Cue } from "./read-cues.ts";
import { readAddressee } from "./read-addressee.ts";
import { sumEvidence, weighFacts, type WeighedFact } from "./weigh-evidence.ts";
import { writeOpening, type AnswerLanguage } from "./write-opening.ts";

/** A post to answer and the approved facts at hand. */
export interface PromptInput {
  post: AnalyseInput;
  facts: readonly FactCard[];
}

/** One thing to say and what carries it: ids of fact cards, `post`, `parent`. */
export interface PromptPoint {
  text: string;
  cites: string[];
}

/** A suggested response; the shape of `earshot prompt`. */
export interface Prompt {
  id: string | number | null;
  respond: Response;
  insufficientEvidence: boolean;
  because: string;
  speaker: Speaker;
  channel: Channel;
  deadlineMinutes: number | null;
  posture: Posture;
  tactics: Tactic[];
  line: string;
  points: PromptPoint[];
  avoid: string[];
  opening: string;
  language: AnswerLanguage;
  /** The rule that answered, and what was read: `situation:…`, `cluster:…`, `evidence:…`, `cue:…`. */
  rules: string[];
}

const pointsMax = 3;

/** Cues of a fact card by which it is decided how much is laid on the company. */
const tellsCause: ReadonlySet<CueName> = new Set([
  "admitted",
  "warned",
  "attacked",
  "accident",
  "third_party",
]);

function languageOf(lang: string): AnswerLanguage {
  return lang === "ru" || lang === "uk" || lang === "be" || lang === "kk" ? "ru" : "en";
}

function readFacts(
  post: AnalyseInput,
  labels: AnalyseOutput,
  cues: readonly Cue[],
  weighed: readonly WeighedFact[],
): ResponseFacts {
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
    for (const { name } of readCues(fact.text)) if (tellsCause.has(name)) names.add(name);
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

/** What may be said: cards that bear on the matter, then what is answered, in the post's own words. */
function pointsOf(
  rule: PlaybookRule,
  post: AnalyseInput,
  cues: readonly Cue[],
  weighed: readonly WeighedFact[],
  language: AnswerLanguage,
): PromptPoint[] {
  if (rule.answer.respond !== "respond") return [];
  const said: PromptPoint[] = weighed
    .filter(({ evidence }) => evidence !== "none")
    .slice(0, pointsMax - 1)
    .map(({ fact }) => ({ text: fact.text, cites: [fact.id] }));
  const asked = cues.filter(({ name }) => rule.when.cue?.includes(name) === true || name === "question");
  const places = (asked.length > 0 ? asked : cues).flatMap((cue) => cue.places);
  const quote = quoteSentence(post.text, places);
  if (quote !== null)
    said.push({
      text: language === "ru" ? `Ответить на слова «${quote}»` : `Answer the words "${quote}"`,
      cites: ["post"],
    });
  return said;
}

/** Suggests who answers a post, how and with what; never states a fact that no card and no post carries. */
export function suggestPrompt(playbook: Playbook, analyser: Analyser, { post, facts }: PromptInput): Prompt {
  const labels = analyser.analyse(post);
  const language = languageOf(labels.lang);
  const whole = post.title === null ? post.text : `${post.title}\n${post.text}`;
  const cues = readCues(whole);
  const names = [post.company, post.executive, post.target].filter((name) => name !== null);
  const weighed = weighFacts(post.parent === null ? whole : `${whole}\n${post.parent}`, facts, names);
  const found = readFacts(post, labels, cues, weighed);
  const rule = chooseRule(playbook, found);
  if (!rule) throw new Error("the playbook has no rule that asks nothing: add one at its end");
  const { answer } = rule;
  return {
    id: post.id,
    ...answer,
    tactics: [...answer.tactics],
    because: rule.because[language],
    line: rule.line[language],
    points: pointsOf(rule, post, cues, weighed, language),
    avoid: [...rule.avoid[language]],
    opening: writeOpening(answer.posture, answer.speaker, language, {
      text: post.text,
      authorName: post.author?.name ?? null,
    }),
    language,
    rules: [
      rule.id,
      `direction:${found.direction}`,
      `situation:${found.situation}`,
      `cluster:${found.cluster}`,
      `evidence:${found.evidence}`,
      ...found.cues.map((cue) => `cue:${cue}`),
    ],
  };
}
