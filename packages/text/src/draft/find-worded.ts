import { readContent, type ReadonlyContent } from "../respond/read-content.ts";
import { comparable, type Place } from "../respond/word-pattern.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { sharesRoot } from "./carried.ts";
import type { FoundPlace } from "./find-wording.ts";
import { isAttributed, isPlainTalk, withoutEveryday } from "./plain-talk.ts";
import { isQuestion, type Carrier, type DraftSentence, type ReadDraft } from "./read-draft.ts";
import { isRequest, subjectOf } from "./subject-of.ts";

/** So much of what a piece says has to stand in one card. */
const carriedFrom = 0.6;
/** So much of what is told back to the reader, or felt with them, has to be the reader's own. */
const readersOwn = 0.5;

/** Traces of what a model was told, or of what it is. */
const leak =
  /(?:system|developer) prompt|as an? (?:ai|language model)|json object|these (?:rules|instructions)|my instructions|press office to word|"facts"|системн\S+ (?:промпт|инструкц)|как (?:языковая модель|искусственный интеллект|нейросеть|ии)(?!\p{L})|мои инструкции|моих инструкци|согласно инструкци|промпт|\bignore\b.{0,30}\binstructions|игнориру\S+ .{0,30}инструкц/iu;

const site = /(?<![\p{L}\p{N}@])(?:[\p{L}\p{N}-]+\.)+(?:\p{L}{2,})(?:\/\S*)?/gu;
const siteEnding =
  /\.(?:com|net|org|io|ru|рф|su|me|info|biz|app|dev|co|uk|eu|example|test|link|site|online|shop|xyz|top|gg|ly)(?:\/|$)/iu;

/** Cuts between pieces of a sentence, each of which says one thing. */
const boundary =
  /[,;:()]\s|\s[—–-]\s|(?<=\s)(?:and|but|so|because|while|that|и|а|но|потому что|зато|поэтому)(?=\s)/giu;
/** Asks without a question mark: why, what happened. */
const asksIndirectly =
  /^(?:по)?(?:почему|как|когда|где|кто|сколько|что (?:именно|случилось|произошло|пошло|там|не так)|чем|из-за чего|why|how|what|when|where|who|whether|if)(?!\p{L})/iu;

/** "Спасибо, что спрашиваете о витринах": what the reader does. */
const tellsReader =
  /^(?:за то, )?(?:что|that)\s+(?:вы\s+|you\s+)?(?:\p{L}+(?:ете|ёте|ите)(?:сь)?(?!\p{L})|(?:ask|write|tell|care)(?!\p{L}))/iu;

interface Piece extends Place {
  text: string;
}

function piecesOf({ text, start }: DraftSentence): Piece[] {
  const cuts = [...text.matchAll(boundary)].map(
    ({ index, 0: mark }) => index + (/^\p{L}/u.test(mark) ? 0 : mark.length),
  );
  return [0, ...cuts].flatMap((from, at) => {
    const raw = text.slice(from, cuts[at] ?? text.length);
    const words = raw.trim();
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    const begin = start + from + raw.indexOf(words);
    return [{ text: words, start: begin, end: begin + words.length }];
  });
}

/** How much of a content another text has too, [0, 1], and whether the one denies what the other says; where in a sentence the denial stands is free. */
function weigh(content: ReadonlyContent, carrier: Carrier | null): { shared: number; isOpposite: boolean } {
  let [shared, whole] = [0, 0];
  let isDenied = false;
  for (const word of content.keys()) {
    const weight = Math.min(word.length, 9);
    whole += weight;
    const known = [...(carrier?.content ?? [])].find(([other]) => sharesRoot(word, other));
    if (known === undefined) continue;
    shared += weight;
    isDenied ||= known[1].isNegated;
  }
  const denies = [...content.values()].some(({ isNegated }) => isNegated);
  return { shared: whole === 0 ? 0 : shared / whole, isOpposite: denies !== isDenied };
}

/** Cards and what was said before; a stranger's post carries nothing that we say of ourselves. */
function ownCarriers(draft: ReadDraft): Carrier[] {
  return [...draft.facts, ...draft.statements];
}

function isStated(draft: ReadDraft, piece: Piece, before: Piece | null): boolean {
  const content = readContent(withoutEveryday(piece.text));
  if (content.size === 0) return false;
  const weights = ownCarriers(draft).map((carrier) => weigh(content, carrier));
  const speaking = weights.filter(({ shared }) => shared >= carriedFrom);
  // What a card says, with a denial put in or left out, is its opposite.
  if (speaking.length > 0) return speaking.every(({ isOpposite }) => isOpposite);
  if (isRequest(piece.text)) return false;
  const isTalkBefore = before !== null && isPlainTalk(before.text);
  if (asksIndirectly.test(piece.text) && (isTalkBefore || isPlainTalk(piece.text))) return false;
  if (isTalkBefore && tellsReader.test(piece.text)) return false;
  const isReaders = weigh(content, draft.mention).shared >= readersOwn;
  if (isAttributed(piece.text) || (before !== null && isAttributed(before.text))) return !isReaders;
  const subject = subjectOf(piece.text);
  if (isPlainTalk(piece.text)) return content.size > 2 && !isReaders && subject !== "i" && subject !== "we";
  // "Sorry that you waited": what befell the reader, in the reader's own words.
  return !(isTalkBefore && subject === "you" && isReaders);
}

function hasStrangeNumber(draft: ReadDraft, piece: Piece, isTold: boolean): boolean {
  const carriers = isTold && draft.mention ? [...ownCarriers(draft), draft.mention] : ownCarriers(draft);
  return draft.numbers.some(({ start, end, value }) => {
    if (start < piece.start || end > piece.end) return false;
    if (value <= 2 && !/\d/.test(draft.text.slice(start, end))) return false;
    return !carriers.some(({ numbers }) => numbers.some((known) => known.value === value));
  });
}

/** Links, addresses and accounts that no card names. */
function strangePlaces(draft: ReadDraft): Place[] {
  const known = ownCarriers(draft).map(({ small }) => small);
  const named = tokenize(draft.text).filter(
    ({ kind }) => kind === "url" || kind === "email" || kind === "handle",
  );
  const sites = [...draft.text.matchAll(site)]
    .filter(([found]) => siteEnding.test(found))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
  return [...named, ...sites].filter(
    ({ start, end }) => !known.some((text) => text.includes(comparable(draft.text.slice(start, end)))),
  );
}

/**
 * What a machine's words state without a card: cite or refuse. Stricter than for people, who know what they write of: each piece of a sentence has to be
 * carried by one card or earlier statement, tell the reader's own words back, or state nothing. What the answered post claims carries nothing. Traces of
 * instructions are found too.
 */
export function findWorded(draft: ReadDraft): FoundPlace[] {
  const strange = strangePlaces(draft);
  return draft.sentences.flatMap((sentence): FoundPlace[] => {
    const { start, end } = sentence;
    if (leak.test(sentence.text)) return [{ check: "confidential", start, end }];
    const isLinked = strange.some((place) => place.start < end && start < place.end);
    if (isLinked) return [{ check: "unsupported_claim", start, end }];
    const isTold = isAttributed(sentence.text);
    const pieces = piecesOf(sentence);
    const found = pieces.filter(
      (piece, at) =>
        hasStrangeNumber(draft, piece, isTold) ||
        (!isQuestion(sentence) && isStated(draft, piece, pieces[at - 1] ?? null)),
    );
    const [first] = found;
    const last = found.at(-1);
    return first && last ? [{ check: "unsupported_claim", start: first.start, end: last.end }] : [];
  });
}
