import { isFirstName } from "../names/decline-name.ts";
import type { Place } from "../respond/word-pattern.ts";
import { findRivals, findRunningDown } from "./draft-words.ts";
import { englishFirstNames } from "./english-names.ts";
import { bySentence, type FoundPlace } from "./find-wording.ts";
import { isQuestion, isQuoted, type DraftSentence, type ReadDraft } from "./read-draft.ts";

/** Scores of the model: with a rival in sight, and without. */
const competitorScore = { named: -0.1, unnamed: 0.35, rundown: -0.5 };

/** Words in marks, or capitalised words that begin no sentence, or begin one and own or do something. */
const capitalised =
  /«([^»]{2,40})»|(?<=[\p{Ll}\p{N},:;—–-]\s)(\p{Lu}[\p{L}&-]{2,}(?:\s(?:&\s)?\p{Lu}[\p{L}-]+)?)|(?<=^|[.!?…]\s)(\p{Lu}[\p{L}-]{3,}(?:\s(?:&\s)?\p{Lu}[\p{L}-]+)?)(?=['’]s\s|\s(?:only|hotels?|is|are|has|have|had|can|can't|charges?|sells?|does|do|would|will|won't|never|still|just)\s)/gu;

const pronounOfThem =
  /(?:^|[\s,])(?:их|они|у них|ими|им|там|them|their|theirs|they|they're|over there)(?=[\s,.'’!?]|$)/iu;
const notNames =
  /^(?:The|This|That|These|There|They|Their|It|Our|Your|We|You|What|Nobody|Everyone|Here|Some|All|Who|Which|Please|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter|English|British|Russian|God)$/;

function namesOfRivals(draft: ReadDraft): Place[] {
  const own = draft.facts.map(({ text }) => text).join(" ");
  return [...draft.text.matchAll(capitalised)].flatMap(
    ({ index, 0: found, 1: marked, 2: inside, 3: first }) => {
      const name = marked ?? inside ?? first ?? found;
      const [word = name] = name.split(" ");
      const isOurs = own.includes(name.slice(0, Math.max(3, name.length - 2)));
      const isPerson = isFirstName(word) || englishFirstNames.has(word.toLowerCase());
      const isSpeech = marked !== undefined && name.split(/\s+/).length > 3;
      if (isOurs || isPerson || isSpeech || notNames.test(word)) return [];
      return [{ start: index, end: index + found.length }];
    },
  );
}

/** Other players of the market, named or not, in a sentence that runs them down, or in the one right after it. */
export function findCompetitors(draft: ReadDraft): FoundPlace[] {
  const rivals: Place[] = [...findRivals(draft.text), ...namesOfRivals(draft)];
  const down = findRunningDown(draft.text).filter((place) => !isQuoted(draft, place));
  const places = draft.sentences.filter((sentence, at) => {
    if (isQuestion(sentence)) return false;
    const score = Math.max(
      sentence.scores.competitor,
      ...sentence.clauses.map(({ scores }) => scores.competitor),
    );
    if (score > competitorScore.unnamed) return true;
    if (!speaksOfRival(draft, sentence, draft.sentences[at - 1], rivals)) return false;
    return (
      score > competitorScore.named ||
      (score > competitorScore.rundown && down.some((place) => isWithin(place, sentence)))
    );
  });
  return bySentence(draft, "competitor", places);
}

function isWithin(place: Place, sentence: Place): boolean {
  return place.start >= sentence.start && place.end <= sentence.end;
}

function speaksOfRival(
  draft: ReadDraft,
  sentence: DraftSentence,
  before: DraftSentence | undefined,
  rivals: readonly Place[],
): boolean {
  if (rivals.some((place) => isWithin(place, sentence))) return true;
  if (!pronounOfThem.test(sentence.text)) return false;
  const isAfterRival = before !== undefined && rivals.some((place) => isWithin(place, before));
  return isAfterRival || (draft.mention !== null && comparesUs(draft.mention.text));
}

/** A mention that sets the company beside another. */
function comparesUs(text: string): boolean {
  return /«[^»]+»|(?:конкурент|у других|competitor|rival|elsewhere|switch(?:ing)? to|перехож|уйду|уш[её]л)/i.test(
    text,
  );
}
