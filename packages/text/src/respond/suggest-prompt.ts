import { decideCluster, decideSituation } from "@earshot/core/respond/decide-situation";
import type { CueName } from "@earshot/core/respond/cue";
import {
  chooseRule,
  type Playbook,
  type PlaybookRule,
  type ResponseFacts,
} from "@earshot/core/respond/playbook";
import type { AnswerLanguage, PromptBody, PromptPoint } from "@earshot/core/respond/prompt";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import { readPlatform } from "@earshot/core/collect/platform";
import type { AnalyseInput } from "../analyse-input.ts";
import type { Analyser, AnalyseOutput } from "../analyse.ts";
import { quoteSentence } from "./cite-post.ts";
import { readAuthor } from "./read-author.ts";
import { readCues, type Cue } from "./read-cues.ts";
import { rememberTexts } from "./remember-texts.ts";
import { readAddressee } from "./read-addressee.ts";
import { sumEvidence, weighFacts, type WeighedFact } from "./weigh-evidence.ts";
import { writeOpening } from "./write-opening.ts";

/** A post to answer and the approved facts at hand. */
export interface PromptInput {
  post: AnalyseInput;
  facts: readonly FactCard[];
}

/** A suggested response; the shape of `earshot prompt`. */
export type Prompt = { id: string | number | null } & PromptBody;

/** What has been read of a post already. */
export type PromptLabels = Pick<AnalyseOutput, "lang" | "direction" | "sentiment" | "toxicity" | "spam">;

const pointsMax = 3;

/** For `{company}` where a post names none. */
const nameless: Record<AnswerLanguage, string> = { ru: "компания", en: "the company" };

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

/** In which of our languages a post is answered. */
export function answerLanguage(lang: string): AnswerLanguage {
  return lang === "ru" || lang === "uk" || lang === "be" || lang === "kk" ? "ru" : "en";
}

export function readFacts(
  post: AnalyseInput,
  labels: PromptLabels,
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
export function suggestPrompt(playbook: Playbook, analyser: Analyser, input: PromptInput): Prompt {
  return { id: input.post.id, ...answerPost(playbook, analyser.analyse(input.post), input) };
}

/** The same for a post that was read already. */
export function answerPost(
  playbook: Playbook,
  labels: PromptLabels,
  { post, facts }: PromptInput,
): PromptBody {
  const language = answerLanguage(labels.lang);
  const whole = post.title === null ? post.text : `${post.title}\n${post.text}`;
  const cues = readCues(whole);
  const names = [post.company, post.executive, post.target].filter((name) => name !== null);
  const weighed = weighFacts(post.parent === null ? whole : `${whole}\n${post.parent}`, facts, names);
  const found = readFacts(post, labels, cues, weighed);
  const rule = chooseRule(playbook, found);
  if (!rule) throw new Error("the playbook has no rule that asks nothing: add one at its end");
  const { answer } = rule;
  return {
    ...answer,
    tactics: [...answer.tactics],
    because: rule.because[language],
    line: rule.line[language].replaceAll("{company}", post.company ?? nameless[language]),
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
