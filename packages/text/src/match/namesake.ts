import type { Refusal } from "@earshot/core/match/candidate";
import { firstNamesOf } from "../names/first-name-forms.ts";
import type { Person } from "./compile-entities.ts";
import { areJoined, type Atom, type Reading } from "./read-atoms.ts";

const surnameForm = /(?:[оеи]в|[иы]н|ск|цк)(?:а|у|ым|е|ой|ую|ий|ого|ому|им|ом|ая)?$/;
const patronymicForm = /(?:[ое]вич|[ьимк]ич|славич)(?:а|у|ем|е)?$|(?:[ое]вн|ичн|славн)(?:а|ы|е|у|ой|ою)$/;

/** A word that looks like a patronymic in some case. */
export function isPatronymicForm(norm: string): boolean {
  return norm.length >= 5 && patronymicForm.test(norm);
}

function startsUpper(source: string, atom: Atom): boolean {
  const letter = source[atom.start] ?? "";
  return letter !== letter.toLowerCase();
}

/** An initial as people write it: one capital letter with a full stop. */
export function isInitial({ source }: Reading, atom: Atom): boolean {
  return atom.end - atom.start === 1 && source[atom.end] === "." && startsUpper(source, atom);
}

function found({ source }: Reading, atom: Atom): string {
  return source.slice(atom.start, atom.end);
}

/** Someone else's first name, patronymic or initial at `at`. */
function isForeign(reading: Reading, atom: Atom, person: Person): boolean {
  if (!startsUpper(reading.source, atom)) return false;
  if (isInitial(reading, atom)) return false;
  const names = firstNamesOf(atom.norm);
  if (names !== null) return ![...names].some((name) => person.firstNames.has(name));
  return isPatronymicForm(atom.norm) && person.middleForms.size > 0 && !person.middleForms.has(atom.norm);
}

/** Initials before or after a surname; of several the first one is that of the first name. */
function foreignInitial(reading: Reading, first: number, last: number, person: Person): Atom | null {
  const { atoms, source } = reading;
  const run: Atom[] = [];
  for (let at = first - 1; at >= 0 && run.length < 2; at -= 1) {
    const [atom, next] = [atoms[at], atoms[at + 1]];
    if (
      atom === undefined ||
      next === undefined ||
      !isInitial(reading, atom) ||
      !areJoined(source, atom, next)
    )
      break;
    run.unshift(atom);
  }
  const [after, lastAtom] = [atoms[last + 1], atoms[last]];
  if (
    run.length === 0 &&
    after !== undefined &&
    lastAtom !== undefined &&
    isInitial(reading, after) &&
    areJoined(source, lastAtom, after)
  ) {
    run.push(after);
  }
  const initial = run[0];
  return initial !== undefined && person.firstInitial !== null && initial.norm !== person.firstInitial
    ? initial
    : null;
}

/**
 * Whether the words around a bare surname make it another person's: "Тамара Дёжкина", "И. П. Дёжкин", "Дёжкин Пётр
 * Ильич". A first name after the surname may begin the next person's name ("слова Дёжкина Тамара Опарина…"), so it
 * counts only when no further capital follows.
 */
export function findNamesake(reading: Reading, first: number, last: number, person: Person): Refusal | null {
  const { atoms, source } = reading;
  const [before, start, end, after, afterNext] = [
    atoms[first - 1],
    atoms[first],
    atoms[last],
    atoms[last + 1],
    atoms[last + 2],
  ];
  if (start === undefined || end === undefined) return null;
  const initial = foreignInitial(reading, first, last, person);
  if (initial !== null) return { code: "namesake", word: found(reading, initial) };
  if (before !== undefined && areJoined(source, before, start) && isForeign(reading, before, person)) {
    return { code: "namesake", word: found(reading, before) };
  }
  if (after === undefined || !areJoined(source, end, after) || !isForeign(reading, after, person))
    return null;
  const isFollowed =
    afterNext !== undefined && areJoined(source, after, afterNext) && startsUpper(source, afterNext);
  if (isFollowed && afterNext !== undefined && !isPatronymicForm(afterNext.norm)) return null;
  return { code: "namesake", word: found(reading, after) };
}

/** Whether a bare first name is followed or preceded by another person's surname: "Аркадий Жуков", "Жуков Аркадий". */
export function findOtherSurname(
  reading: Reading,
  first: number,
  last: number,
  person: Person,
): Refusal | null {
  const { atoms, source } = reading;
  const [beforeThat, before, start, end, after] = [
    atoms[first - 2],
    atoms[first - 1],
    atoms[first],
    atoms[last],
    atoms[last + 1],
  ];
  if (start === undefined || end === undefined) return null;
  const isOther = (atom: Atom): boolean =>
    startsUpper(source, atom) &&
    !isInitial(reading, atom) &&
    !person.lastForms.has(atom.norm) &&
    !person.middleForms.has(atom.norm);
  if (
    after !== undefined &&
    areJoined(source, end, after) &&
    isOther(after) &&
    firstNamesOf(after.norm) === null
  ) {
    return { code: "namesake", word: found(reading, after) };
  }
  const isInsideSentence = beforeThat !== undefined && before?.sentence === beforeThat.sentence;
  if (before === undefined || !isInsideSentence || !areJoined(source, before, start)) return null;
  return isOther(before) && surnameForm.test(before.norm)
    ? { code: "namesake", word: found(reading, before) }
    : null;
}

/** A surname that is half of a double one ("Петров-Дёжкин") names another person; "Дёжкин-старший" does not. */
export function findDoubleName(reading: Reading, first: number, last: number): Refusal | null {
  const { atoms, source } = reading;
  const [before, start, after] = [atoms[first - 1], atoms[first], atoms[last + 1]];
  const other = start?.glue === "hyphen" ? before : after?.glue === "hyphen" ? after : undefined;
  if (other === undefined || start === undefined || other.end - other.start < 3) return null;
  if (!startsUpper(source, other) || !startsUpper(source, start)) return null;
  return { code: "double_name", word: found(reading, other) };
}
