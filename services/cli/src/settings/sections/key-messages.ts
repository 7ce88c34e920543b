import type { Db } from "@earshot/db/database";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { readKeptMessages } from "@earshot/db/queries/kept-respond";
import { addKeyMessage, changeKeyMessage } from "@earshot/db/queries/messages/message-change";
import { filled } from "../filled.ts";
import type { GivenKeyMessage } from "../monitor-file.ts";
import type { Plan } from "../plan-apply.ts";
import { once, readNumbers, refused, wordsKey, type Line } from "./named.ts";

/** A key message as a file says it; it is known by its words and whose they are. */
export interface FullKeyMessage {
  ru: string;
  en: string;
  phrases: string[];
  about: string | null;
  from: string | null;
  till: string | null;
}

export const messageKey = wordsKey;

/** Messages that are not retired, in their order. */
export async function readMessages(db: Db): Promise<FullKeyMessage[]> {
  const messages = (await readKeptMessages(db)).map(({ message, about }) => ({
    ru: message.textRu,
    en: message.textEn,
    phrases: message.phrases,
    about,
    from: message.activeFrom?.toISOString() ?? null,
    till: message.activeTill?.toISOString() ?? null,
  }));
  return once(messages, messageKey);
}

/** Those of the file in its order, then those that it leaves out. */
export function wantMessages(
  current: readonly FullKeyMessage[],
  given: readonly GivenKeyMessage[],
  isPruning: boolean,
): FullKeyMessage[] {
  const before = new Map(current.map((each) => [messageKey(each), each]));
  const wanted = given.map(({ about = null, phrases, ...said }) => {
    const key = messageKey({ ru: said.ru ?? "", en: said.en ?? "", about });
    const known = isPruning ? undefined : before.get(key);
    return {
      ru: said.ru ?? known?.ru ?? "",
      en: said.en ?? known?.en ?? "",
      phrases: [...new Set(phrases.filter((phrase) => phrase !== ""))],
      about,
      from: said.from === undefined ? (known?.from ?? null) : said.from,
      till: said.till === undefined ? (known?.till ?? null) : said.till,
    };
  });
  const named = new Set(wanted.map(messageKey));
  return [...wanted, ...(isPruning ? [] : current.filter((each) => !named.has(messageKey(each))))];
}

/** Every line says what stands above it: an order that changed is a difference. */
export function messageLines(messages: readonly FullKeyMessage[]): [key: string, line: Line][] {
  const nameOf = (each: FullKeyMessage | undefined): string | null => (each ? each.ru || each.en : null);
  return messages.map((each, at) => [
    messageKey(each),
    { name: nameOf(each) ?? "", fields: { ...each, after: nameOf(messages[at - 1]) } },
  ]);
}

export function writeMessages(messages: readonly FullKeyMessage[]) {
  return messages.map(({ ru, en, ...rest }) => filled({ ru: ru || null, en: en || null, ...rest }));
}

/** Writes, retires and orders messages as planned; the log is told by whoever does it. */
export async function applyMessages(tx: Db, plan: Plan, now: Date): Promise<void> {
  const differences = plan.differences.filter(({ section }) => section === "keyMessages");
  if (differences.length === 0) return;
  const numbers = await readNumbers(tx, "a key message");
  for (const { kind, key, name } of differences) {
    const known = (await readRows(tx)).get(key);
    const wanted = plan.wanted.keyMessages.find((each) => messageKey(each) === key);
    const fields = wanted && {
      textRu: wanted.ru,
      textEn: wanted.en,
      phrases: wanted.phrases,
      entityId: numbers.entityId(wanted.about),
      activeFrom: wanted.from === null ? null : new Date(wanted.from),
      activeTill: wanted.till === null ? null : new Date(wanted.till),
    };
    if (known)
      await change(tx, known, { name, fields: kind === "remove" ? { isRetired: true } : { ...fields }, now });
    else if (fields) {
      const added = await addKeyMessage(tx, byCommandLine(), { fields, now });
      if (!added.ok) refused("the key message", name, added.reason);
    }
  }
  const rows = await readRows(tx);
  for (const [at, { ...each }] of plan.wanted.keyMessages.entries()) {
    const row = rows.get(messageKey(each));
    if (row) await change(tx, row, { name: each.ru || each.en, fields: { place: at + 1 }, now });
  }
}

type Row = Awaited<ReturnType<typeof readKeptMessages>>[number]["message"];

async function readRows(tx: Db): Promise<Map<string, Row>> {
  const rows = (await readKeptMessages(tx)).toReversed();
  return new Map(
    rows.map(({ message, about }) => [
      messageKey({ ru: message.textRu, en: message.textEn, about }),
      message,
    ]),
  );
}

async function change(
  tx: Db,
  { keyMessageId, version }: Row,
  {
    name,
    fields,
    now,
  }: { name: string; fields: Parameters<typeof changeKeyMessage>[2]["fields"]; now: Date },
): Promise<void> {
  const changed = await changeKeyMessage(tx, byCommandLine(), { keyMessageId, version, fields, now });
  if (!changed.ok && changed.reason !== "unchanged") refused("the key message", name, changed.reason);
}
