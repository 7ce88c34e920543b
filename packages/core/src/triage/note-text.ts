/** A piece of a note: words as they were typed, or a person who is spoken to. */
export type NotePart = { text: string } | { personId: number };

export const noteLengthMax = 5_000;

/** How a note keeps a person: by number, since names change and two people may share one. */
const mention = /<@(\d{1,9})>/g;

/** Cuts a stored note into words and people. */
export function noteParts(note: string): NotePart[] {
  const parts: NotePart[] = [];
  let from = 0;
  for (const found of note.matchAll(mention)) {
    if (found.index > from) parts.push({ text: note.slice(from, found.index) });
    parts.push({ personId: Number(found[1]) });
    from = found.index + found[0].length;
  }
  if (from < note.length) parts.push({ text: note.slice(from) });
  return parts;
}

/** Whom a note speaks to, each once. */
export function mentionedPeople(note: string): number[] {
  return [...new Set(noteParts(note).flatMap((part) => ("personId" in part ? [part.personId] : [])))];
}

export interface NamedPerson {
  personId: number;
  name: string;
}

/** A stored note as it is read and edited: `@` and the name that the person has now. */
export function readableNote(note: string, people: readonly NamedPerson[]): string {
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  return noteParts(note)
    .map((part) => ("text" in part ? part.text : `@${names.get(part.personId) ?? part.personId}`))
    .join("");
}

/**
 * What was typed, with people by number: `@` and a full name, in any letter case, ё or е. Of two names the longer one is meant, and of
 * namesakes the ones that were chosen from the list, in the order in which they stand.
 * @param chosen numbers of people as they were picked while typing
 */
export function storedNote(
  typed: string,
  people: readonly NamedPerson[],
  chosen: readonly number[] = [],
): string {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  const left = [...chosen];
  let note = "";
  let at = 0;
  while (at < typed.length) {
    const found = typed[at] === "@" && !isLetter(typed[at - 1]) ? namesakes(typed, at + 1, byLength) : [];
    const [first] = found;
    if (first === undefined) {
      note += typed[at] ?? "";
      at += 1;
      continue;
    }
    const picked = left.findIndex((id) => found.some(({ personId }) => personId === id));
    const meant = picked === -1 ? first.personId : (left.splice(picked, 1)[0] ?? first.personId);
    note += `<@${meant}>`;
    at += 1 + first.name.length;
  }
  return note;
}

/** People of the longest name that stands at this place as a whole. */
function namesakes(typed: string, at: number, byLength: readonly NamedPerson[]): NamedPerson[] {
  const stands = (name: string): boolean =>
    name !== "" && alike(typed.slice(at, at + name.length), name) && !isLetter(typed[at + name.length]);
  const longest = byLength.find(({ name }) => stands(name));
  if (longest === undefined) return [];
  return byLength.filter(({ name }) => name.length === longest.name.length && stands(name));
}

function alike(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll("ё", "е").replace(/\s/g, " ");
  return plain(a) === plain(b);
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{Nd}_]/u.test(sign);
}

/** What is typed after the last `@` before the cursor, while it still may become a name; null when nobody is being named. */
export function namePrefix(typed: string, cursor: number): { at: number; prefix: string } | null {
  const before = typed.slice(0, cursor);
  const at = before.lastIndexOf("@");
  if (at === -1 || isLetter(before[at - 1])) return null;
  const prefix = before.slice(at + 1);
  if (prefix.length > 60 || /[\n<>]/.test(prefix) || /^\s/.test(prefix)) return null;
  return { at, prefix };
}

/** People whose name, or a part of it, begins so. */
export function peopleLike<T extends NamedPerson>(people: readonly T[], prefix: string): T[] {
  const wanted = prefix.toLowerCase().replaceAll("ё", "е").trimEnd();
  return people.filter(({ name }) => {
    const plain = name.toLowerCase().replaceAll("ё", "е");
    return plain.startsWith(wanted) || plain.split(/\s+/).some((part) => part.startsWith(wanted));
  });
}
