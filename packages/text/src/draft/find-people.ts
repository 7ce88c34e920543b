import { isFirstName } from "../names/decline-name.ts";
import type { Place } from "../respond/word-pattern.ts";
import { findOffice, findPrivateMatter, findPrivateRole } from "./draft-words.ts";
import { englishFirstNames } from "./english-names.ts";
import { bySentence, type FoundPlace } from "./find-wording.ts";
import { isQuoted, type DraftSentence, type ReadDraft } from "./read-draft.ts";

/** How far from a name an office may stand, in UTF-16 units. */
const officeReach = 40;

/** Two or three capitalised words side by side, or one after a form of address. */
const fullName =
  /(?<![\p{L}\p{N}@«"“])(\p{Lu}[\p{Ll}'’]+)(?:\s+(\p{Lu}[\p{Ll}'’]+|\p{Lu}\.))?\s+(\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?|\p{Lu}\.)(?!\p{L})/gu;
const addressed =
  /(?<!\p{L})(?:Mr|Mrs|Ms|Miss|г-н[а-я]*|г-ж[а-я]*|господин[а-я]*|госпож[а-я]*|граждан(?:ин|к)[а-я]*|клиент[а-я]*|пациент[а-я]*|пассажир[а-я]*|сотрудни[а-я]*|водител[а-я]*|курьер[а-я]*|кассир[а-я]*|продав[а-я]*|медсестр[а-я]*|учительниц[а-я]*|жил[а-я]*)\.?\s+(\p{Lu}[\p{Ll}-]+(?:\s\p{Lu}\.?(?:\s?\p{Lu}\.)?)?)/gu;
const patronymic = /(?:вич|вич[ауе]|вичем|вн[аыеу]|вной|ичн[аыеу]|ичной)$/u;
/** Russian surnames by their ends, in any case. */
const surname =
  /(?:[оеё]в|[иы]н|ск(?:ий|ая|ого|ой|ому|им|ую)|цк(?:ий|ая|ого|ой|ому|им|ую)|енко|[оеё]в(?:а|ой|у|ым|е|ою)|[иы]н(?:а|ой|у|ым|е)|ук|юк|ян|дзе|швили)$/u;

function isGivenName(word: string): boolean {
  const latin = word.toLowerCase().replace(/['’]s$/, "");
  return englishFirstNames.has(latin) || isFirstName(word) || basesOf(word).some(isFirstName);
}

/** What a Russian first name out of an oblique case may be in the nominative. */
function basesOf(name: string): string[] {
  const root = name.replace(/(?:ой|ою|ей|ею|ом|ем|[аяуюыие])$/u, "");
  if (root === name || root.length < 2) return [];
  return ["", "а", "я", "ь", "й", "ий", "ия", "ья"].map((end) => root + end);
}

function hasOffice(text: string, place: Place): boolean {
  const from = Math.max(0, place.start - officeReach);
  return findOffice(text.slice(from, place.end + officeReach)).length > 0;
}

function isSalutation(draft: ReadDraft, { start, end }: Place): boolean {
  const before = draft.text
    .slice(0, start)
    .replace(/здравствуйте|добрый день|привет|hello|hi|dear|спасибо|thank you|thanks/gi, "");
  return before.trim().length <= 2 && /^\s*[,!—:-]/.test(draft.text.slice(end));
}

/** The mention's author, or one whose office a card names. */
function isKnown(draft: ReadDraft, found: string): boolean {
  const root = (found.split(/\s+/).at(-1) ?? found).slice(0, 5);
  return draft.facts.some(({ text }) => {
    const at = text.indexOf(root);
    return at >= 0 && hasOffice(text, { start: at, end: at + root.length });
  });
}

function namesIn(draft: ReadDraft): Place[] {
  const { text } = draft;
  const full = [...text.matchAll(fullName)].flatMap((match) => {
    const [found, first = "", middle, last = ""] = match;
    const isPerson =
      (isGivenName(first) && (/^\p{Lu}\.$/u.test(last) || last.length > 2)) ||
      patronymic.test(middle ?? last) ||
      (isGivenName(last) && surname.test(first));
    return isPerson ? [{ start: match.index, end: match.index + found.length }] : [];
  });
  const roles = [...text.matchAll(addressed)].flatMap((match) =>
    surname.test(match[1] ?? "") || match[0].startsWith("M") || isGivenName(match[1] ?? "")
      ? [{ start: match.index, end: match.index + match[0].length }]
      : [],
  );
  return [...full, ...roles].filter(
    (place) =>
      !isSalutation(draft, place) &&
      !hasOffice(text, place) &&
      !isKnown(draft, text.slice(place.start, place.end)),
  );
}

/** What is nobody's business, told of a third person. */
function isOfSomebody(sentence: DraftSentence, named: readonly Place[]): boolean {
  if (named.length > 0 || findPrivateRole(sentence.text).length > 0) return true;
  return /(?:^|[\s,])(?:он|она|его|её|ее|у него|у неё|у нее|he|she|his|her)(?=[\s,.'’])/iu.test(
    sentence.text,
  );
}

/** Names of people who hold no office, and health, debts, habits or addresses of others. */
export function findPrivatePeople(draft: ReadDraft): FoundPlace[] {
  const named = namesIn(draft);
  const told = findPrivateMatter(draft.text).filter((place) => {
    const sentence = draft.sentences.find(({ start, end }) => place.start >= start && place.start < end);
    if (!sentence || isQuoted(draft, place) || isOfWriter(draft, place)) return false;
    const carried = [...draft.facts, ...(draft.mention ? [draft.mention] : [])].some(({ small }) =>
      small.includes(draft.text.slice(place.start, place.start + 5).toLowerCase()),
    );
    return !carried && isOfSomebody(sentence, named);
  });
  return bySentence(draft, "private_person", [...named, ...told]);
}

function isOfWriter(draft: ReadDraft, place: Place): boolean {
  return /(?:^|\s)(?:я|мне|мой|моя|моей|i|my|me|i'm|i've|i was)\s*$/i.test(
    draft.text.slice(Math.max(0, place.start - 7), place.start),
  );
}
