import { isOurs, kindTowardsUs } from "@earshot/core/match/kind-towards-us";
import { isSearched, type EntityKind } from "@earshot/core/match/entity";
import {
  judgeFairness,
  type ComparedEntity,
  type ComparingSource,
  type Fairness,
} from "@earshot/core/report/fairness/judge-fairness";
import { anyOfOurs } from "@earshot/core/report/metrics/figure";
import { sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { entityTerm } from "../../schema/entity-term.ts";
import { source } from "../../schema/source.ts";
import { coverageOf } from "../coverage.ts";
import type { ReadFilter } from "./mention-tallies.ts";
import { readTallies } from "./read-tallies.ts";

const fair: Fairness = { warnings: [], isRefused: false };

/**
 * Whether shares of these entities can be compared. It matters where somebody else stands beside us: among our own, sources and words are
 * chosen by ourselves.
 */
export async function readFairness(
  db: Db,
  { filter, from, to }: { filter: ReadFilter; from: Date; to: Date },
  now: Date,
): Promise<Fairness> {
  const known = await readCompared(db, filter.entities);
  const houses = new Set(known.map(({ isOurs: ours }) => ours));
  if (known.length < 2 || houses.size < 2) return fair;
  const earlier = new Date(from.getTime() - (to.getTime() - from.getTime()));
  const counted = await readTallies(db, {
    groups: ["entity", "source"],
    filter,
    starts: [earlier, to],
    only: [null, null],
    largest: null,
  });
  const bySource = new Map(known.map(({ entityId }) => [entityId, new Map<number, number>()]));
  for (const { keys, tally } of counted) bySource.get(Number(keys[0]))?.set(Number(keys[1]), tally.mentions);
  const compared = known.map((each): ComparedEntity => ({
    ...each,
    terms: each.words.length,
    bySource: bySource.get(each.entityId) ?? new Map(),
  }));
  const read = new Set(counted.map(({ keys }) => Number(keys[1])));
  return judgeFairness(compared, await readSources(db, known, { from, to, read: [...read] }, now), {
    from,
    to,
  });
}

interface Known {
  entityId: number;
  name: string;
  companyId: number | null;
  addedAt: Date;
  isHistorySearched: boolean;
  isOurs: boolean;
  words: string[];
}

async function readCompared(db: Db, ids: readonly number[]): Promise<Known[]> {
  const rows = await readRows<{
    entity_id: number;
    name: string;
    kind: EntityKind;
    company_id: number | null;
    company: EntityKind | null;
    added_ms: number;
    searched: boolean;
  }>(
    db,
    sql`
    select e.entity_id, e.name, e.kind, e.company_id, c.kind as company,
      (extract(epoch from e.created_at) * 1000)::double precision as added_ms,
      exists (select from rematch_run r where r.started_at >= e.created_at and r.finished_at is not null) as searched
    from entity e left join entity c on c.entity_id = e.company_id
    where e.entity_id = any(${sql.param([...ids])}::integer[]) order by e.entity_id`,
  );
  const terms = (await db.select().from(entityTerm)).filter(({ role }) => isSearched(role));
  const known = rows.map((row): Known => ({
    entityId: row.entity_id,
    name: row.name,
    companyId: row.company_id,
    addedAt: new Date(row.added_ms),
    isHistorySearched: row.searched,
    isOurs: isOurs(kindTowardsUs(row.kind, row.company)),
    words: terms.filter(({ entityId }) => entityId === row.entity_id).map(({ text }) => text),
  }));
  return ids.includes(anyOfOurs) ? [...known, await readAllOfOurs(db, terms)] : known;
}

/** All of ours together: watched since the first of them, found by the words of all. */
async function readAllOfOurs(db: Db, terms: readonly { text: string }[]): Promise<Known> {
  const [row] = await readRows<{ added_ms: number | null; name: string | null }>(
    db,
    sql`select (extract(epoch from min(created_at)) * 1000)::double precision as added_ms,
      (array_agg(name order by entity_id) filter (where kind = 'company'))[1] as name
      from entity where kind <> 'competitor'`,
  );
  return {
    entityId: anyOfOurs,
    name: row?.name ?? "",
    companyId: null,
    addedAt: new Date(row?.added_ms ?? 0),
    isHistorySearched: false,
    isOurs: true,
    words: terms.map(({ text }) => text),
  };
}

async function readSources(
  db: Db,
  known: readonly Known[],
  { from, to, read }: { from: Date; to: Date; read: readonly number[] },
  now: Date,
): Promise<Map<number, ComparingSource>> {
  const coverage = await coverageOf(
    db,
    { from, to, sourceIds: read, starts: [from, to], withStates: false },
    now,
  );
  const covered = new Map(coverage.sources.map((each) => [each.sourceId, each.covered]));
  const rows = await db
    .select({ sourceId: source.sourceId, url: source.url, owner: source.ownerEntityId })
    .from(source);
  return new Map(
    rows.map(({ sourceId, url, owner }) => [
      sourceId,
      { covered: covered.get(sourceId) ?? null, onlyFor: onlyFor(known, url, owner) },
    ]),
  );
}

/** Whose account it is, or whose words the question in its address holds. */
function onlyFor(known: readonly Known[], url: string, owner: number | null): number[] | null {
  if (owner !== null) {
    const house = known.flatMap(({ entityId, companyId }, at) =>
      entityId === owner || companyId === owner ? [at] : [],
    );
    return house.length > 0 ? house : null;
  }
  const asked = questionIn(url);
  if (asked === "") return null;
  const named = known.flatMap(({ words }, at) =>
    words.some((word) => asked.includes(word.toLowerCase().replace(/^[@#]/, ""))) ? [at] : [],
  );
  return named.length > 0 ? named : null;
}

/** What is asked for in the address of a search; nothing where it is no search. */
function questionIn(url: string): string {
  const at = url.indexOf("?");
  if (at === -1) return "";
  try {
    return decodeURIComponent(url.slice(at + 1).replaceAll("+", " ")).toLowerCase();
  } catch {
    return url.slice(at + 1).toLowerCase();
  }
}
