import { isNetwork, type Platform } from "../../collect/platform.ts";
import type { EntityKind } from "../../match/entity.ts";
import type { PageLanguage } from "../page-language.ts";

/** How an account name resembles one of ours: `signs` look-alike letters, `affix` something added, `slip` one letter off. */
export type HandleLikeness = "signs" | "affix" | "slip";
/** How a display name resembles ours: the `same`, in look-alike letters (`signs`), or with "official" and the like (`affix`). */
export type NameLikeness = "same" | "signs" | "affix";

/** How an account resembles one of ours, as it was read from the letters. */
export interface Resemblance {
  entityId: number;
  kind: EntityKind;
  handle: { own: string; how: HandleLikeness } | null;
  name: { own: string; how: NameLikeness } | null;
  /** The watch list names it among the look-alikes of the entity. */
  isListed: boolean;
}

/** An account as it is judged. */
export interface JudgedAccount {
  platform: Platform;
  handle: string | null;
  /** An account that the watch list names as that of somebody. */
  isStated: boolean;
  /** Says in its name or bio that it is made by fans, a parody, not official. */
  isOpenlyOther: boolean;
  /** Says in its handle, name or bio that it is the real one: "official", "support". */
  claimsToBeReal: boolean;
  hasName: boolean;
}

/** Why an account may pass itself off as one of ours. Stored. */
export type ImpostorReason =
  | { kind: "handle"; how: HandleLikeness; own: string }
  | { kind: "name"; how: NameLikeness; own: string }
  | { kind: "claim" }
  | { kind: "listed" };

export const impostorVerdicts = ["ours", "false_alarm", "impostor"] as const;
export type ImpostorVerdict = (typeof impostorVerdicts)[number];

/** Elsewhere, as on Hacker News, whoever writes has no account that others could be taken in by: a name there is only a name. */
function hasTellingAccounts(platform: Platform): boolean {
  return isNetwork(platform) && platform !== "hackernews";
}

/** Shorter handles are like too many others for one letter to mean anything. */
const tellingHandle = 8;

/**
 * Whether an account may pass itself off as one of ours, and why. Look-alike letters in a handle or a name are never an accident; something added or
 * one letter off is, unless the display name is ours too or the account says that it is the real one. A namesake with a handle of his own and
 * another first name is not suspected, nor is whoever says openly to be a fan or a parody.
 * @returns the entity that it resembles most, with the reasons, or null
 */
export function judgeImpostor(
  account: JudgedAccount,
  resemblances: readonly Resemblance[],
): { entityId: number; reasons: ImpostorReason[] } | null {
  if (account.isStated || account.isOpenlyOther) return null;
  if (account.handle === null || !hasTellingAccounts(account.platform)) return null;
  const judged = resemblances
    .map((each) => ({ entityId: each.entityId, reasons: reasonsFor(account, each) }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => b.reasons.length - a.reasons.length || a.entityId - b.entityId);
  return judged[0] ?? null;
}

function reasonsFor(account: JudgedAccount, { handle, name, isListed }: Resemblance): ImpostorReason[] {
  if (!isListed && !isSuspicious(account, handle, name)) return [];
  const reasons: ImpostorReason[] = isListed ? [{ kind: "listed" }] : [];
  if (handle !== null) reasons.push({ kind: "handle", ...handle });
  if (name !== null) reasons.push({ kind: "name", ...name });
  if (account.claimsToBeReal) reasons.push({ kind: "claim" });
  return reasons;
}

function isSuspicious(
  account: JudgedAccount,
  handle: Resemblance["handle"],
  name: Resemblance["name"],
): boolean {
  if (name !== null) return true;
  if (handle === null) return false;
  switch (handle.how) {
    case "signs":
      return true;
    case "affix":
      return account.claimsToBeReal;
    case "slip":
      return account.claimsToBeReal || (!account.hasName && handle.own.length >= tellingHandle);
    default:
      return handle.how satisfies never;
  }
}

const words: Record<
  PageLanguage,
  {
    handle: Record<HandleLikeness, (own: string) => string>;
    name: Record<NameLikeness, (own: string) => string>;
    claim: string;
    listed: string;
  }
> = {
  ru: {
    handle: {
      signs: (own) => `ник выглядит как ${own}: похожие знаки вместо настоящих`,
      affix: (own) => `ник — это ${own} с добавкой`,
      slip: (own) => `ник отличается от ${own} одной буквой`,
    },
    name: {
      same: (own) => `имя то же, что у «${own}», но этот аккаунт никто не указал как наш`,
      signs: (own) => `имя выглядит как «${own}»: похожие буквы вместо настоящих`,
      affix: (own) => `имя — «${own}» с припиской вроде «официальный»`,
    },
    claim: "утверждает, что настоящий или официальный",
    listed: "список поиска называет этот ник двойником",
  },
  en: {
    handle: {
      signs: (own) => `the handle looks like ${own}: look-alike signs in place of the real ones`,
      affix: (own) => `the handle is ${own} with something added`,
      slip: (own) => `the handle is one letter off ${own}`,
    },
    name: {
      same: (own) => `bears the name “${own}”, and nobody has named this account as ours`,
      signs: (own) => `the name looks like “${own}”: look-alike letters in place of the real ones`,
      affix: (own) => `bears the name “${own}” with a word like “official” added`,
    },
    claim: "says that it is the real or official one",
    listed: "the watch list names this handle as a look-alike",
  },
};

/** A reason in words, without a capital and a full stop. */
export function impostorReasonText(reason: ImpostorReason, language: PageLanguage): string {
  const said = words[language];
  switch (reason.kind) {
    case "handle":
      return said.handle[reason.how](reason.own);
    case "name":
      return said.name[reason.how](reason.own);
    case "claim":
      return said.claim;
    case "listed":
      return said.listed;
    default:
      return reason satisfies never;
  }
}
