import { isFirstName } from "../names/decline-name.ts";
import type { Place } from "../respond/word-pattern.ts";
import { findOffice, findPrivateMatter, findRivals, findRunningDown } from "./draft-words.ts";
import { bySentence, type FoundPlace } from "./find-wording.ts";
import { isQuoted, type ReadDraft } from "./read-draft.ts";

/** How far from a name an office may stand, in UTF-16 units. */
const officeReach = 45;

const fullName =
  /(?<![\p{L}\p{N}@])(\p{Lu}\p{Ll}+)(?:\s+(\p{Lu}\p{Ll}+(?:вич\p{Ll}*|вн\p{Ll}+|ичн\p{Ll}+)))?\s+(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)/gu;

function hasOffice(text: string, place: Place): boolean {
  const around = text.slice(Math.max(0, place.start - officeReach), place.end + officeReach);
  return findOffice(around).length > 0;
}

function isSalutation(draft: ReadDraft, { start, end }: Place): boolean {
  return (
    draft.text
      .slice(0, start)
      .replace(/здравствуйте|добрый день|привет|hello|hi|dear|спасибо|thank you|thanks/gi, "")
      .trim().length <= 2 && /^\s*[,!—:-]/.test(draft.text.slice(end))
  );
}

/** Names of people who hold no office, and what is nobody's business of somebody. */
export function findPrivatePeople(draft: ReadDraft): FoundPlace[] {
  const { text, facts } = draft;
  const named: Place[] = [];
  for (const match of text.matchAll(fullName)) {
    const [found, first = "", , last = ""] = match;
    const place = { start: match.index, end: match.index + found.length };
    const isPerson = isFirstName(first) || isFirstName(nominativeOf(first)) || isFirstName(last);
    if (!isPerson || isSalutation(draft, place) || hasOffice(text, place)) continue;
    if (
      facts.some(
        (fact) => fact.text.includes(last.slice(0, -1)) && hasOffice(fact.text, placeOf(fact.text, last)),
      )
    )
      continue;
    named.push(place);
  }
  const told = findPrivateMatter(text).filter(
    (place) => !isQuoted(draft, place) && !isOfWriter(draft, place),
  );
  return bySentence(draft, "private_person", named.length > 0 ? [...named, ...told] : []);
}

function placeOf(text: string, name: string): Place {
  const start = Math.max(0, text.indexOf(name.slice(0, -1)));
  return { start, end: start + name.length };
}

/** A first name out of its oblique case: the endings of accusative, dative and instrumental. */
function nominativeOf(name: string): string {
  return name
    .replace(/(?:ой|ою|у|ы|е)$/u, "а")
    .replace(/(?:ей|ею|ю|и)$/u, "я")
    .replace(/(?:ом|ем)$/u, "");
}

function isOfWriter(draft: ReadDraft, place: Place): boolean {
  return /(?:^|\s)(?:я|мне|мой|моя|i|my|me)\s*$/i.test(
    draft.text.slice(Math.max(0, place.start - 6), place.start),
  );
}

const capitalised =
  /«([^»]{2,40})»|(?<=[\p{Ll},]\s)(\p{Lu}[\p{L}-]{2,}(?:\s\p{Lu}[\p{L}-]+)?)|(?<=^|[.!?]\s)(\p{Lu}[\p{L}-]{3,}(?:\s\p{Lu}[\p{L}-]+)?)(?='s|\s(?:only|hotels?|is|are|has))/gu;

/** Rivals, named or not, in a sentence that runs them down, or with one right after it. */
export function findCompetitors(draft: ReadDraft): FoundPlace[] {
  const { text, facts } = draft;
  const own = facts.map((fact) => fact.text).join(" ");
  const named = [...text.matchAll(capitalised)]
    .map(({ index, 0: found, 1: quoted, 2: inside, 3: first }) => ({
      name: quoted ?? inside ?? first ?? found,
      start: index,
      end: index + found.length,
    }))
    .filter(
      ({ name }) =>
        !own.includes(name.slice(0, Math.max(3, name.length - 2))) && !isFirstName(name.split(" ")[0] ?? ""),
    );
  const rivals: Place[] = [...findRivals(text), ...named];
  const down = findRunningDown(text).filter((place) => !isQuoted(draft, place));
  const places = draft.sentences.flatMap((sentence, at) => {
    const before = draft.sentences[at - 1];
    const inside = (place: Place): boolean => place.start >= sentence.start && place.end <= sentence.end;
    const [hit] = down.filter(inside);
    if (!hit) return [];
    const isHere = rivals.some(inside);
    const goesOn =
      before !== undefined &&
      /(?:^|\s)(?:их|они|у них|them|their|theirs|they)(?:\s|$)/i.test(sentence.text) &&
      rivals.some((place) => place.start >= before.start && place.end <= before.end);
    return isHere || goesOn ? [{ start: sentence.start, end: sentence.end }] : [];
  });
  return bySentence(draft, "competitor", places);
}
