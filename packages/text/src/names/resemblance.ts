import type { EntityKind } from "@earshot/core/match/entity";
import type { HandleLikeness, NameLikeness, Resemblance } from "@earshot/core/triage/author/impostor";
import { normalizeWord } from "../tokens/normalize-word.ts";
import { likeness } from "./alike-handles.ts";
import { variantsOf } from "./propose-accounts.ts";

/** One of ours, with the accounts that the watch list names. */
export interface OwnPerson {
  entityId: number;
  kind: EntityKind;
  name: string;
  handles: readonly string[];
  /** Accounts that may pass themselves off as it. */
  lookalikes: readonly string[];
}

/** The same, with what comparing needs of it. */
export interface PreparedPerson extends OwnPerson {
  /** Its name as it is written, in every order and alphabet. */
  plain: ReadonlySet<string>;
  /** The same as it looks. */
  seen: ReadonlySet<string>;
}

export interface ComparedAccount {
  handle: string | null;
  name: string | null;
  bio: string | null;
}

/** Words by which an account says that it is the real one. */
const real =
  /(?<![\p{L}\p{N}])(?:official|oficial|ofc|real|verified|support|help|helpdesk|press|команда поддержки|официальн\p{L}*|офиц|оф|настоящ\p{L}*|поддержк\p{L}*|пресс-служб\p{L}*)(?![\p{L}\p{N}])/giu;
/** The same within a handle, where words stand together. */
const realHandle =
  /official|oficial|(?:^|[._-])(?:ofc|real|help|press|support)|(?:real|support|press|ofc)$|^real|^the_?real/i;
/** Words by which an account says that it is somebody else. */
const openly =
  /(?<![\p{L}])(?:fans?|fan-?(?:page|club|account)|parody|unofficial|not official|не\s?официальн\p{L}*|фан(?:ы|ат\p{L}*|-?клуб|-?страниц\p{L}*|-?паблик)?|пароди\p{L}*|подслушано|сообщество (?:покупател|клиент|жител)\p{L}*)(?![\p{L}])/iu;
const openlyHandle =
  /(?:^|[._-])(?:fans?|parody|unofficial)(?:$|[._-])|(?:fans|parody|fanclub|fanpage|unofficial)$/i;

/** Whether it says by its handle, name or bio that it is the real or official one. */
export function claimsToBeReal({ handle, name, bio }: ComparedAccount): boolean {
  return (
    (handle !== null && realHandle.test(handle)) ||
    [name, bio].some((text) => text !== null && text.search(real) !== -1)
  );
}

/** Whether it says by its handle, name or bio that it is made by fans, a parody or not official. */
export function isOpenlyOther({ handle, name, bio }: ComparedAccount): boolean {
  return (
    (handle !== null && openlyHandle.test(handle)) ||
    [name, bio].some((text) => text !== null && openly.test(text))
  );
}

/** A name of one word belongs to too many unless it is as long as this. */
const wordMin = 5;
/** Of these the display name is compared too. */
const named: ReadonlySet<EntityKind> = new Set<EntityKind>(["company", "brand", "executive"]);

export function preparePerson(person: OwnPerson): PreparedPerson {
  const isTelling =
    person.kind === "executive" ? person.name.trim().includes(" ") : person.name.trim().length >= wordMin;
  const variants = named.has(person.kind) && isTelling ? variantsOf(person.name.trim()) : [];
  return {
    ...person,
    plain: new Set(variants.map(plainName)),
    seen: new Set(variants.map(seenName)),
  };
}

/** How an account resembles each of ours; only those that it resembles at all. */
export function readResemblances(account: ComparedAccount, ours: readonly PreparedPerson[]): Resemblance[] {
  return ours.flatMap((person) => {
    const handle = handleLikeness(account.handle, person);
    const name = nameLikeness(account.name, person);
    const isListed =
      account.handle !== null &&
      person.lookalikes.some((each) => likeness(each, account.handle ?? "") === "same");
    if (handle === null && name === null && !isListed) return [];
    return [{ entityId: person.entityId, kind: person.kind, handle, name, isListed }];
  });
}

const order: readonly HandleLikeness[] = ["signs", "affix", "slip"];

function handleLikeness(handle: string | null, { handles }: PreparedPerson): Resemblance["handle"] {
  if (handle === null) return null;
  const found = handles.flatMap((own) => {
    const how = likeness(own, handle);
    return how === null || how === "same" ? [] : [{ own, how }];
  });
  return found.toSorted((a, b) => order.indexOf(a.how) - order.indexOf(b.how))[0] ?? null;
}

function nameLikeness(name: string | null, { name: own, plain, seen }: PreparedPerson): Resemblance["name"] {
  if (name === null || plain.size === 0) return null;
  const bare = name.replace(real, " ");
  const isMarked = bare !== name;
  const like = (how: NameLikeness) => ({ own, how });
  if (plain.has(plainName(bare))) return like(isMarked ? "affix" : "same");
  return seen.has(seenName(bare)) ? like("signs") : null;
}

/** Letters alone, in small ones, word by word in one order. */
function plainName(name: string): string {
  return wordsOf(name).join(" ");
}

function wordsOf(name: string): string[] {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .toSorted();
}

/** Signs that pass for letters of one alphabet; what stays different looks different. */
const alike: Readonly<Record<string, string>> = {
  а: "a",
  в: "b",
  е: "e",
  з: "3",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  с: "c",
  т: "t",
  у: "y",
  х: "x",
  ч: "4",
  б: "6",
  і: "i",
  ї: "i",
  ј: "j",
  ѕ: "s",
  ԁ: "d",
  α: "a",
  β: "b",
  ε: "e",
  η: "h",
  ι: "i",
  κ: "k",
  ν: "v",
  ο: "o",
  ρ: "p",
  τ: "t",
  υ: "y",
  χ: "x",
  "0": "o",
  "1": "i",
  l: "i",
  "|": "i",
};

/** How a name looks at a glance, whatever letters it is written in. */
function seenName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[иу]\u0306/g, (letter) => letter.normalize("NFC"))
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replaceAll("ё", "е")
    .split(/[^\p{L}\p{N}|]+/u)
    .filter(Boolean)
    .map((word) => Array.from(normalizeWord(word), (sign) => alike[sign] ?? sign).join(""))
    .toSorted()
    .join(" ");
}
