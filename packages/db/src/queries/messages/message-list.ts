import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";

/** A key message with everything that is shown of it. */
export interface KeyMessageRow {
  keyMessageId: number;
  version: number;
  textRu: string;
  textEn: string;
  /** In the words of the search line; one of them carries the message. */
  phrases: string[];
  entity: { entityId: number; name: string } | null;
  activeFrom: Date | null;
  activeTill: Date | null;
  place: number;
  isRetired: boolean;
  changedAt: Date;
}

type Raw = Omit<KeyMessageRow, "entity" | "activeFrom" | "activeTill" | "changedAt"> & {
  entityId: number | null;
  entityName: string | null;
  activeFrom: string | null;
  activeTill: string | null;
  changedAt: string;
};

/** Messages in the order that people gave them; retired ones only when asked for. */
export async function listKeyMessages(
  db: Db,
  { withRetired }: { withRetired: boolean },
): Promise<KeyMessageRow[]> {
  return read(db, withRetired ? sql`true` : sql`k.retired_at is null`);
}

/** Null when there is no such message. */
export async function findKeyMessage(db: Db, keyMessageId: number): Promise<KeyMessageRow | null> {
  return (await read(db, sql`k.key_message_id = ${keyMessageId}`))[0] ?? null;
}

async function read(db: Db, which: SQL): Promise<KeyMessageRow[]> {
  const rows = await readRows<Raw>(
    db,
    sql`
    select k.key_message_id as "keyMessageId", k.version, k.text_ru as "textRu", k.text_en as "textEn", k.phrases,
      k.entity_id as "entityId", e.name as "entityName", k.active_from as "activeFrom", k.active_till as "activeTill",
      k.place, k.retired_at is not null as "isRetired", k.changed_at as "changedAt"
    from key_message k left join entity e on e.entity_id = k.entity_id
    where ${which} order by k.retired_at is not null, k.place, k.key_message_id`,
  );
  const instant = (value: string | null): Date | null => (value === null ? null : new Date(value));
  return rows.map(({ entityId, entityName, ...row }) => ({
    ...row,
    entity: entityId === null ? null : { entityId, name: entityName ?? "" },
    activeFrom: instant(row.activeFrom),
    activeTill: instant(row.activeTill),
    changedAt: new Date(row.changedAt),
  }));
}
