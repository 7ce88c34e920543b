import type { EntityKind } from "@earshot/core/match/entity";
import { proposalKey, type ProposalReason, type ProposedTerm } from "@earshot/core/match/proposal";
import { declineNamePart, genderOfName } from "./decline-name.ts";
import { declineRussianWord } from "./decline-word.ts";
import { inOtherLayout } from "./keyboard-layout.ts";
import { misspellings } from "./misspellings.ts";
import { parseName, type PersonName } from "./parse-name.ts";
import { shortNames } from "./short-names.ts";
import { latinSpellings, russianSpelling } from "./transliterate.ts";

const formsMax = 12;
/** Spellings in the other alphabet that are proposed unseen; the rarer ones only where posts bear them. */
const spellingsShown = 3;

function proposal(
  why: ProposalReason,
  text: string,
  kind: ProposedTerm["kind"],
  forms: string[],
  more: Partial<ProposedTerm> = {},
): ProposedTerm {
  return {
    text,
    kind,
    role: "match",
    needsContext: false,
    isCaseSensitive: false,
    why,
    forms: [...new Set(forms)].slice(0, formsMax),
    isOnlyIfFound: false,
    ...more,
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

function unseenOnlyAfter(shown: number) {
  return (each: ProposedTerm, at: number): ProposedTerm => ({ ...each, isOnlyIfFound: at >= shown });
}

/** The parts of a person's name: those of the name itself, and a patronymic that is known beside it. */
export function readPersonName(name: string, patronymic: string | null): PersonName | null {
  const parsed = parseName(name.trim());
  const middle = patronymic?.trim() ?? "";
  if (parsed === null || parsed.middle !== null || middle === "") return parsed;
  const { first, last } = parsed;
  const gender = genderOfName({ ...(first !== null && { first }), middle, ...(last !== null && { last }) });
  return { first, middle, last, gender };
}

function proposeForPerson(name: string, patronymic: string | null): ProposedTerm[] {
  const parsed = readPersonName(name, patronymic);
  if (parsed === null) return [proposal("name", name, "name", [name])];
  const { first, middle, last, gender } = parsed;
  const declined = (part: "first" | "middle" | "last", word: string | null): string[] =>
    word === null ? [] : declineNamePart(part, word, gender);
  const proposals = [proposal("name", name, "name", declined("last", last ?? first))];
  const hasAll = first !== null && middle !== null && last !== null && middle.length > 1;
  if (hasAll && patronymic !== null) {
    const initials = `${first.slice(0, 1)}. ${middle.slice(0, 1)}. ${last}`;
    proposals.push(proposal("full_name", `${first} ${middle} ${last}`, "name", [initials]));
  }
  if (last !== null && name !== last)
    proposals.push(proposal("surname", last, "name", declined("last", last)));
  if (hasAll)
    proposals.push(
      proposal("address", `${first} ${middle}`, "name", declined("middle", middle), { needsContext: true }),
    );
  if (first !== null && last !== null && first.length > 1) {
    if (isCyrillic(first)) {
      const asked = { needsContext: true, isCaseSensitive: true };
      proposals.push(proposal("first_name", first, "name", declined("first", first), asked));
    }
    const shorts = shortNames(first).map((short) =>
      proposal("short_name", `${short} ${last}`, "name", [`${short} ${last}`]),
    );
    proposals.push(...shorts.map(unseenOnlyAfter(2)));
  }
  return [...proposals, ...spellPerson(name, parsed)];
}

function spellPerson(name: string, parsed: PersonName): ProposedTerm[] {
  const { first, last, gender } = parsed;
  const slips = [last ?? ""].flatMap((word) => [
    ...misspellings(word).map((text) => proposal("misspelling", text, "name", [text])),
    ...layoutOf(word),
  ]);
  const tags = first === null || last === null ? [] : [`#${first}${last}`];
  const rare = [...slips, ...tags.map((tag) => proposal("hashtag", tag, "hashtag", [tag]))].map(
    unseenOnlyAfter(0),
  );
  if (isCyrillic(name)) {
    const spelled = latinNames({ ...parsed, middle: null });
    return [
      ...spelled.map((text) => proposal("latin", text, "name", [text])).map(unseenOnlyAfter(spellingsShown)),
      ...rare,
    ];
  }
  const russian = russianSpelling(name);
  const surname = parseName(russian)?.last ?? russian;
  return [proposal("russian", russian, "name", declineNamePart("last", surname, gender)), ...rare];
}

function layoutOf(word: string): ProposedTerm[] {
  const other = inOtherLayout(word);
  return word.length < 4 || /[^\p{L}]/u.test(other)
    ? []
    : [proposal("layout", other, "exact", [other], { isOnlyIfFound: true })];
}

/** A brand that is also a word of the language should be found by its capital; its small letter only in context. */
function proposeForBrand(name: string): ProposedTerm[] {
  const words = name.split(/\s+/u).filter(Boolean);
  const isOneWord = words.length === 1;
  const forms = isOneWord && isCyrillic(name) ? declineRussianWord(name) : [name];
  const proposals = [proposal("name", name, "word", forms)];
  const lower = name.toLowerCase();
  if (isOneWord && lower !== name && isCyrillic(name)) {
    proposals[0] = proposal("name", name, "word", forms, { isCaseSensitive: true });
    proposals.push(proposal("lower_case", lower, "word", forms, { needsContext: true }));
  }
  const others = isCyrillic(name) ? latinSpellings(name) : [russianSpelling(name)];
  proposals.push(
    ...others
      .filter((text) => text !== name)
      .map((text) => proposal(isCyrillic(name) ? "latin" : "russian", text, "word", [text]))
      .map(unseenOnlyAfter(spellingsShown)),
  );
  const tag = `#${words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "")).join("")}`;
  if (tag.length > 2) proposals.push(proposal("hashtag", tag, "hashtag", [tag]));
  if (!isOneWord) return proposals;
  const slips = misspellings(name).map((text) =>
    proposal("misspelling", text, "word", [text], { isOnlyIfFound: true }),
  );
  return [...proposals, ...slips, ...layoutOf(name)];
}

/**
 * Terms for an entity of the watch list: the name as people write it, in the other alphabet by the usual systems, the
 * weaker forms that need context, and slips of writing. Cases are no proposals: every term is found in all of them.
 * @param patronymic of a person, where it is not part of the name
 */
export function proposeTerms(
  name: string,
  kind: EntityKind,
  patronymic: string | null = null,
): ProposedTerm[] {
  const trimmed = name.trim().replace(/\s+/gu, " ");
  if (trimmed === "") return [];
  const all =
    kind === "executive" || kind === "opinion_leader"
      ? proposeForPerson(trimmed, patronymic)
      : proposeForBrand(trimmed);
  const seen = new Set<string>();
  return all.filter((each) => {
    // The small letter of a brand differs from its name in nothing else.
    const key = `${proposalKey(each)} ${each.isCaseSensitive}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
