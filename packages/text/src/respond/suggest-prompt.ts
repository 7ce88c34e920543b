import { chooseRule, type Playbook, type PlaybookRule } from "@earshot/core/respond/playbook";
import type { AnswerLanguage, PromptBody, PromptPoint } from "@earshot/core/respond/prompt";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import type { AnalyseInput } from "../analyse-input.ts";
import type { Analyser } from "../analyse.ts";
import { chooseFacts } from "./choose-facts.ts";
import { quoteSentence } from "./cite-post.ts";
import type { Cue } from "./read-cues.ts";
import { readPost, type PromptLabels } from "./read-post.ts";
import { readMatter } from "./reading-model.ts";
import type { WeighedFact } from "./weigh-evidence.ts";
import type { OwnVoice } from "./voice/speak-as.ts";
import { writeOpening } from "./write-opening.ts";

/** A post to answer and the approved facts at hand. */
export interface PromptInput {
  post: AnalyseInput;
  facts: readonly FactCard[];
}

/** A suggested response; the shape of `earshot prompt`. */
export type Prompt = { id: string | number | null } & PromptBody;

const pointsMax = 3;

/** For `{company}` where a post names none. */
const nameless: Record<AnswerLanguage, string> = { ru: "компания", en: "the company" };

/** In which of our languages a post is answered. */
export function answerLanguage(lang: string): AnswerLanguage {
  return lang === "ru" || lang === "uk" || lang === "be" || lang === "kk" ? "ru" : "en";
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
  const said: PromptPoint[] = chooseFacts(weighed, pointsMax - 1).map((fact) => ({
    text: fact.text,
    cites: [fact.id],
  }));
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

/** The same for a post that was read already; in the voice of the executive that it names, where that is known. */
export function answerPost(
  playbook: Playbook,
  labels: PromptLabels,
  { post, facts }: PromptInput,
  own?: OwnVoice,
): PromptBody {
  const language = answerLanguage(labels.lang);
  const read = readPost(post, labels, facts);
  const { cues, weighed } = read;
  const found = { ...read.found, ...readMatter(read) };
  const rule = chooseRule(playbook, found);
  if (!rule) throw new Error("the playbook has no rule that asks nothing: add one at its end");
  const { answer } = rule;
  const points = pointsOf(rule, post, cues, weighed, language);
  return {
    ...answer,
    tactics: [...answer.tactics],
    because: rule.because[language],
    line: rule.line[language].replaceAll("{company}", post.company ?? nameless[language]),
    points,
    avoid: [...rule.avoid[language]],
    opening: writeOpening(
      answer.posture,
      answer.speaker,
      language,
      {
        text: post.text,
        authorName: post.author?.name ?? null,
        hasFacts: points.some(({ cites }) => cites.some((cite) => cite !== "post" && cite !== "parent")),
      },
      own,
    ),
    language,
    rules: [
      rule.id,
      `matter:${found.matter}`,
      `voice:${found.voice}`,
      `proof:${found.proof}`,
      `direction:${found.direction}`,
      `situation:${found.situation}`,
      `cluster:${found.cluster}`,
      `evidence:${found.evidence}`,
      ...found.cues.map((cue) => `cue:${cue}`),
    ],
  };
}
