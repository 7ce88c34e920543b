import { readDraft, type DraftInput, type ReadDraft } from "./read-draft.ts";
import { shippedSentenceModel } from "./sentence-model.ts";

/** What a row of a table says of a draft; cards by their text alone. */
export type DraftRow = Partial<Omit<DraftInput, "draft" | "facts">> & { facts?: readonly string[] };

/** A draft for tests, with nothing to be checked against unless said. */
export function draftOf(draft: string, { facts = [], ...rest }: DraftRow = {}): ReadDraft {
  const input: DraftInput = {
    id: "test",
    draft,
    lang: null,
    confidential: [],
    mention: null,
    quietPeriods: [],
    calendar: [],
    statements: [],
    now: null,
    ...rest,
    facts: facts.map((text, at) => ({ id: `f${at}`, text })),
  };
  return readDraft(input, /[а-я]/i.test(draft) ? "ru" : "en", shippedSentenceModel());
}

/** Words of a draft that findings are about. */
export function quotesOf({ text }: ReadDraft, places: readonly { start: number; end: number }[]): string[] {
  return places.map(({ start, end }) => text.slice(start, end));
}
