import type { EntityKind, EntityTerm } from "@earshot/core/match/entity";
import { nameKey, nextColour, type TagColour } from "@earshot/core/triage/tag";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { entityTerm } from "../schema/entity-term.ts";
import { entity } from "../schema/entity.ts";
import { source } from "../schema/source.ts";
import { tag } from "../schema/tag.ts";
import { notifyDesk } from "./notify.ts";
import type { SaveSource } from "./sources.ts";

/** An entity as a file describes it: related by key, not by number. */
export interface KeptEntity {
  entityId: number;
  key: string;
  kind: EntityKind;
  name: string;
  /** Key of the company it belongs to. */
  company: string | null;
  position: string | null;
  patronymic: string | null;
  terms: Omit<EntityTerm, "id">[];
}

export type KeptSource = Required<
  Pick<
    SaveSource,
    | "key"
    | "kind"
    | "platform"
    | "name"
    | "url"
    | "tier"
    | "audience"
    | "folder"
    | "readsComments"
    | "keepDays"
    | "serviceRoot"
  >
> & {
  sourceId: number;
  tags: string[];
  note: string | null;
  language: string | null;
  /** Key of the company or executive whose own account it is. */
  owner: string | null;
};

export interface KeptTag {
  tagId: number;
  name: string;
  colour: TagColour;
}

/** Everything people have configured but settings: what is watched, read and used, the demo's or one's own. */
export async function readKept(
  db: Db,
  { isDemo }: { isDemo: boolean },
): Promise<{ entities: KeptEntity[]; sources: KeptSource[]; tags: KeptTag[] }> {
  const sources = await db
    .select({
      sourceId: source.sourceId,
      key: source.key,
      kind: source.kind,
      platform: source.platform,
      name: source.name,
      url: source.url,
      tier: source.tier,
      audience: source.audience,
      folder: source.folder,
      tags: source.tags,
      note: source.note,
      language: source.language,
      readsComments: source.readsComments,
      keepDays: source.keepDays,
      serviceRoot: source.serviceRoot,
      owner: entity.key,
    })
    .from(source)
    .leftJoin(entity, eq(entity.entityId, source.ownerEntityId))
    .where(and(isNull(source.retiredAt), eq(source.isDemo, isDemo)))
    .orderBy(asc(source.sourceId));
  const tags = await db
    .select({ tagId: tag.tagId, name: tag.name, colour: tag.colour })
    .from(tag)
    .where(isNull(tag.retiredAt))
    .orderBy(asc(tag.nameKey));
  return { entities: await readEntities(db, isDemo), sources, tags };
}

async function readEntities(db: Db, isDemo: boolean): Promise<KeptEntity[]> {
  const rows = await db
    .select()
    .from(entity)
    .where(and(isNull(entity.retiredAt), eq(entity.isDemo, isDemo)))
    .orderBy(asc(entity.entityId));
  const terms = await db.select().from(entityTerm).orderBy(asc(entityTerm.termId));
  const keys = new Map(rows.map(({ entityId, key }) => [entityId, key]));
  return rows.map(({ entityId, key, kind, name, companyId, position, patronymic }) => ({
    entityId,
    key,
    kind,
    name,
    position,
    patronymic,
    company: companyId === null ? null : (keys.get(companyId) ?? null),
    terms: terms
      .filter((term) => term.entityId === entityId)
      .map(({ text, kind, role, needsContext, isCaseSensitive }) => ({
        text,
        kind,
        role,
        needsContext,
        isCaseSensitive,
      })),
  }));
}

/** Makes or recolours the tag of this name; for commands, which record it themselves. */
export async function upsertTag(
  tx: Db,
  given: { name: string; colour: TagColour | null },
  now: Date,
): Promise<number> {
  const used = await tx.select().from(tag).where(isNull(tag.retiredAt)).for("update");
  const known = used.find((each) => each.nameKey === nameKey(given.name));
  const colour = given.colour ?? known?.colour ?? nextColour(used.map((each) => each.colour));
  const facts = { name: given.name, nameKey: nameKey(given.name), colour };
  const rows = known
    ? await tx.update(tag).set(facts).where(eq(tag.tagId, known.tagId)).returning()
    : await tx
        .insert(tag)
        .values({ ...facts, createdAt: now, createdBy: null })
        .returning();
  await notifyDesk(tx);
  return rows[0]?.tagId ?? 0;
}

/** Takes a tag out of use; posts that carry it keep it. For commands, which record it themselves. */
export async function retireTagByName(tx: Db, name: string, now: Date): Promise<void> {
  await tx
    .update(tag)
    .set({ retiredAt: now })
    .where(and(eq(tag.nameKey, nameKey(name)), isNull(tag.retiredAt)));
  await notifyDesk(tx);
}

/** Any number, the same in all processes. */
const configurationLock = 4_915_011;

/** Commands that change the whole configuration do so one after the other. */
export async function holdConfiguration(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${configurationLock})`);
}
