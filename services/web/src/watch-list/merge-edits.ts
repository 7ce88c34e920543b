import type { EntityForm, TermLine } from "./entity-form.ts";

/** By what a line is the same to two people. */
const lineKey = ({ kind, text }: TermLine): string => `${kind} ${text.trim()}`;

function mergeList<T>(
  base: readonly T[],
  theirs: readonly T[],
  mine: readonly T[],
  keyOf: (each: T) => string,
): T[] {
  const keys = (list: readonly T[]): Set<string> => new Set(list.map(keyOf));
  const [inBase, inMine] = [keys(base), keys(mine)];
  const inTheirs = keys(theirs);
  // What I removed goes, what they removed goes; what either added stays.
  const kept = theirs.filter((each) => inMine.has(keyOf(each)) || !inBase.has(keyOf(each)));
  const added = mine.filter((each) => !inBase.has(keyOf(each)) && !inTheirs.has(keyOf(each)));
  return [...kept, ...added];
}

function mergeValue<T>(base: T, theirs: T, mine: T): T {
  return mine === base ? theirs : mine;
}

function mergeLines(
  base: readonly TermLine[],
  theirs: readonly TermLine[],
  mine: readonly TermLine[],
): TermLine[] {
  const find = (list: readonly TermLine[], line: TermLine) =>
    list.find((each) => lineKey(each) === lineKey(line));
  return mergeList(base, theirs, mine, lineKey).map((line) => {
    const [own, before] = [find(mine, line), find(base, line)];
    if (own === undefined || before === undefined) return line;
    const { needsContext, isCaseSensitive, isSecret } = line;
    return {
      ...line,
      needsContext: mergeValue(before.needsContext, needsContext, own.needsContext),
      isCaseSensitive: mergeValue(before.isCaseSensitive, isCaseSensitive, own.isCaseSensitive),
      isSecret: mergeValue(before.isSecret, isSecret, own.isSecret),
    };
  });
}

/**
 * Puts my edits on top of what somebody else saved meanwhile: what either of us added stays, what either removed goes; where both
 * changed the same field, mine holds, because I look at it before saving again.
 * @param base the form as I opened it
 */
export function mergeEdits(base: EntityForm, theirs: EntityForm, mine: EntityForm): EntityForm {
  const words = (list: "excludes" | "requires" | "lookalikes" | "refused"): string[] =>
    mergeList(base[list], theirs[list], mine[list], (word) => word.trim());
  return {
    kind: mergeValue(base.kind, theirs.kind, mine.kind),
    name: mergeValue(base.name, theirs.name, mine.name),
    companyId: mergeValue(base.companyId, theirs.companyId, mine.companyId),
    position: mergeValue(base.position, theirs.position, mine.position),
    patronymic: mergeValue(base.patronymic, theirs.patronymic, mine.patronymic),
    terms: mergeLines(base.terms, theirs.terms, mine.terms),
    excludes: words("excludes"),
    requires: words("requires"),
    lookalikes: words("lookalikes"),
    refused: words("refused"),
  };
}
