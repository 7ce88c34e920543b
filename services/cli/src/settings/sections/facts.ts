import { needsApproval } from "@earshot/core/respond/fact-standing";
import type { Db } from "@earshot/db/database";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { addFact, approveFact, changeFact, withdrawFact } from "@earshot/db/queries/facts/fact-change";
import { readKeptFacts } from "@earshot/db/queries/kept-respond";
import { filled, sorted } from "../filled.ts";
import type { GivenFact } from "../monitor-file.ts";
import type { Plan } from "../plan-apply.ts";
import { once, readNumbers, refused, wordsKey, type Line } from "./named.ts";

/** A fact card as a file says it; it is known by its statement and whom that is about. */
export interface FullFact {
  ru: string;
  en: string;
  numbers: string[];
  source: string;
  url: string | null;
  /** Key of the entity; null: whatever a post is about. */
  about: string | null;
  /** E-mail address. */
  owner: string | null;
  approved: boolean;
  /** ISO 8601; null: it does not run out. */
  expires: string | null;
}

export const factKey = wordsKey;

/** Cards that are not withdrawn. */
export async function readFacts(db: Db): Promise<FullFact[]> {
  const facts = (await readKeptFacts(db)).map(({ card, about, owner }) => ({
    ru: card.textRu,
    en: card.textEn,
    numbers: card.numbers,
    source: card.source,
    url: card.sourceUrl,
    about,
    owner,
    approved: card.state === "approved",
    expires: card.expiresAt?.toISOString() ?? null,
  }));
  return once(facts, factKey);
}

/** What a file leaves out is as `before` has it. An approval stands as long as what it was given for. */
export function wantFact(stored: FullFact | null, given: GivenFact, isPruning: boolean): FullFact {
  const before = isPruning ? null : stored;
  const { ru = before?.ru ?? "", en = before?.en ?? "", numbers = before?.numbers ?? [] } = given;
  const fact = {
    ru,
    en,
    numbers: numbers.filter((each) => each !== ""),
    source: given.source ?? before?.source ?? "",
    url: given.url === undefined ? (before?.url ?? null) : given.url,
    about: given.about ?? null,
    owner: given.owner === undefined ? (before?.owner ?? null) : given.owner,
    expires: given.expires === undefined ? (before?.expires ?? null) : given.expires,
  };
  const stands = stored?.approved === true && !needsApproval(contentOf(stored), contentOf(fact));
  return { ...fact, approved: given.approved ?? stands };
}

function contentOf({ ru, en, numbers, source, url }: Omit<FullFact, "approved">) {
  return { textRu: ru, textEn: en, numbers, source, sourceUrl: url };
}

export function factLine({ ...fields }: FullFact): Line {
  return { name: fields.ru || fields.en, fields };
}

export function writeFacts(facts: readonly FullFact[]) {
  return sorted(facts, factKey).map(({ ru, en, source, approved, ...rest }) =>
    filled({ ru: ru || null, en: en || null, source: source || null, ...rest, approved: approved || null }),
  );
}

/** Writes, approves and withdraws cards as planned; the log is told by whoever does it. */
export async function applyFacts(tx: Db, plan: Plan, now: Date): Promise<void> {
  const differences = plan.differences.filter(({ section }) => section === "facts");
  if (differences.length === 0) return;
  const by = byCommandLine();
  const numbers = await readNumbers(tx, "a fact card");
  const cards = new Map(
    (await readKeptFacts(tx))
      .toReversed()
      .map(({ card, about }) => [factKey({ ru: card.textRu, en: card.textEn, about }), card]),
  );
  for (const { kind, key, name } of differences) {
    const known = cards.get(key);
    const card = known && { factCardId: known.factCardId, version: known.version };
    if (kind === "remove") {
      if (card) await withdrawFact(tx, by, { ...card, reason: "earshot apply", now });
      continue;
    }
    const wanted = plan.wanted.facts.find((each) => factKey(each) === key);
    if (!wanted) throw new Error(`a difference speaks of the card ${key}, which nobody wants`);
    const { approved, expires, about, owner, ...said } = wanted;
    const expiresAt = expires === null ? null : new Date(expires);
    const fields = {
      ...contentOf({ ...said, about, owner, expires }),
      ownerId: numbers.personId(owner),
      entityId: numbers.entityId(about),
      expiresAt,
    };
    await writeFact(tx, {
      card: card ?? null,
      fields,
      approved,
      isApproved: known?.state === "approved",
      name,
      now,
    });
  }
}

type Fields = Parameters<typeof addFact>[2]["fields"];

/** A card that ran out is approved before it is told its end: what was vouched for stays on record as such. */
async function writeFact(
  tx: Db,
  given: {
    card: { factCardId: number; version: number } | null;
    fields: Fields;
    approved: boolean;
    isApproved: boolean;
    name: string;
    now: Date;
  },
): Promise<void> {
  const { fields, approved, name, now } = given;
  const by = byCommandLine();
  const isOver = approved && fields.expiresAt !== null && fields.expiresAt <= now;
  const first = isOver ? { ...fields, expiresAt: null } : fields;
  const taken = (done: { ok: true } | { ok: false; reason: string }): void => {
    if (!done.ok && done.reason !== "unchanged") refused("the fact card", name, done.reason);
  };
  let at = given.card;
  if (at === null) {
    const added = await addFact(tx, by, { fields: first, now });
    taken(added);
    at = { factCardId: added.ok ? added.factCardId : 0, version: 1 };
  } else {
    const changed = await changeFact(tx, by, { ...at, fields: first, now });
    taken(changed);
    if (changed.ok) at = { ...at, version: at.version + 1 };
  }
  if (!approved) return;
  const stands = await readKeptFacts(tx);
  const { factCardId } = at;
  if (stands.find(({ card }) => card.factCardId === factCardId)?.card.state !== "approved") {
    taken(await approveFact(tx, by, { ...at, now }));
    at = { ...at, version: at.version + 1 };
  }
  if (isOver) taken(await changeFact(tx, by, { ...at, fields: { expiresAt: fields.expiresAt }, now }));
}
