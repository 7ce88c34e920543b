import type { EntityKind, EntityTerm } from "@earshot/core/match/entity";
import { declineNamePart } from "./decline-name.ts";
import { declineRussianWord } from "./decline-word.ts";
import { parseName, type PersonName } from "./parse-name.ts";
import { latinSpellings, russianSpelling } from "./transliterate.ts";

/** A term that an editor of the watch list may accept. */
export interface ProposedTerm extends Pick<EntityTerm, "text" | "kind" | "needsContext" | "isCaseSensitive"> {
  why: "name" | "surname" | "address" | "first_name" | "latin" | "russian" | "lower_case" | "hashtag";
  /** Forms in which it will be found, for show; at most a dozen. */
  forms: string[];
}

const formsMax = 12;

function proposal(
  why: ProposedTerm["why"],
  text: string,
  kind: ProposedTerm["kind"],
  forms: string[],
): ProposedTerm {
  return {
    text,
    kind,
    needsContext: false,
    isCaseSensitive: false,
    why,
    forms: [...new Set(forms)].slice(0, formsMax),
  };
}

const isCyrillic = (text: string): boolean => /[а-яё]/i.test(text);

function latinNames({ first, last }: PersonName): string[] {
  if (first === null || last === null) return latinSpellings(first ?? last ?? "");
  const firsts = latinSpellings(first).slice(0, 2);
  return latinSpellings(last).flatMap((surname, at) =>
    (at < 3 ? firsts : firsts.slice(0, 1)).map((name) => `${name} ${surname}`),
  );
}

function proposeForPerson(name: string): ProposedTerm[] {
  const parsed = parseName(name);
  if (parsed === null) return [proposal("name", name, "name", [name])];
  const { first, middle, last, gender } = parsed;
  const declined = (part: "first" | "middle" | "last", word: string | null): string[] =>
    word === null ? [] : declineNamePart(part, word, gender);
  const proposals = [proposal("name", name, "name", declined("last", last ?? first))];
  if (last !== null && name !== last)
    proposals.push(proposal("surname", last, "name", declined("last", last)));
  if (first !== null && middle !== null && last !== null && middle.length > 1) {
    proposals.push({
      ...proposal("address", `${first} ${middle}`, "name", declined("middle", middle)),
      needsContext: true,
    });
  }
  if (first !== null && last !== null && first.length > 1 && isCyrillic(first)) {
    const forms = declined("first", first);
    proposals.push({
      ...proposal("first_name", first, "name", forms),
      needsContext: true,
      isCaseSensitive: true,
    });
  }
  if (isCyrillic(name)) {
    const plain = { ...parsed, middle: null };
    return [...proposals, ...latinNames(plain).map((text) => proposal("latin", text, "name", [text]))];
  }
  const russian = russianSpelling(name);
  const surname = parseName(russian)?.last ?? russian;
  return [...proposals, proposal("russian", russian, "name", declineNamePart("last", surname, gender))];
}

/** A brand that is also a word of the language should be found by its capital; its small letter only in context. */
function proposeForBrand(name: string): ProposedTerm[] {
  const words = name.split(/\s+/u).filter(Boolean);
  const forms = words.length === 1 && isCyrillic(name) ? declineRussianWord(name) : [name];
  const proposals = [proposal("name", name, "word", forms)];
  const lower = name.toLowerCase();
  if (words.length === 1 && lower !== name && isCyrillic(name)) {
    proposals[0] = { ...proposal("name", name, "word", forms), isCaseSensitive: true };
    proposals.push({ ...proposal("lower_case", lower, "word", forms), needsContext: true });
  }
  const others = isCyrillic(name) ? latinSpellings(name) : [russianSpelling(name)];
  proposals.push(
    ...others.map((text) => proposal(isCyrillic(name) ? "latin" : "russian", text, "word", [text])),
  );
  const tag = `#${words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "")).join("")}`;
  return tag.length > 2 ? [...proposals, proposal("hashtag", tag, "hashtag", [tag])] : proposals;
}

/**
 * Terms for a new entity of the watch list: the name as people write it, in the other alphabet by the usual systems, and
 * the weaker forms that need context. Nothing is watched until somebody accepts it.
 */
export function proposeTerms(name: string, kind: EntityKind): ProposedTerm[] {
  const trimmed = name.trim().replace(/\s+/gu, " ");
  if (trimmed === "") return [];
  const all =
    kind === "executive" || kind === "opinion_leader" ? proposeForPerson(trimmed) : proposeForBrand(trimmed);
  const seen = new Set<string>();
  return all.filter(({ text, kind: termKind }) => {
    const key = `${termKind} ${text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
