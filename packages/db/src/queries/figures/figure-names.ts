import type { FigureGroup } from "@earshot/core/report/metrics/figure";
import type { FigureLine } from "@earshot/core/report/metrics/figure-question";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";

const named: readonly FigureGroup[] = ["entity", "source", "author", "story"];

/**
 * How entities, sources, authors and stories of an answer are called, by key. Authors are counted as people and shown by the number of
 * one of their accounts, which is what lists are filtered by.
 */
export async function nameKeys(
  db: Db,
  groups: readonly FigureGroup[],
  rows: readonly FigureLine[],
): Promise<{ rows: FigureLine[]; names: Record<string, string> }> {
  const names: Record<string, string> = {};
  const shown: [Map<string, string>, Map<string, string>] = [new Map(), new Map()];
  for (const [at, group] of groups.entries()) {
    if (!named.includes(group)) continue;
    const keys = new Set(rows.map((row) => (at === 0 ? row.key : row.split)));
    const ids = [...keys].filter((key) => key !== null && /^\d{1,15}$/.test(key)).map(Number);
    if (ids.length === 0) continue;
    for (const each of await readRows<Named>(db, statementOf(group, ids))) {
      shown[at === 0 ? 0 : 1].set(each.key, each.shown);
      if (each.name !== null && each.name !== "") names[each.shown] = each.name;
    }
  }
  return {
    rows: rows.map((row) => ({
      ...row,
      key: shown[0].get(row.key) ?? row.key,
      split: row.split === null ? null : (shown[1].get(row.split) ?? row.split),
    })),
    names,
  };
}

/** The same for keys of one group: how each is called and under which key it is shown. */
export async function namesOfKeys(
  db: Db,
  group: "entity" | "source" | "author" | "story",
  ids: readonly number[],
): Promise<Map<string, Pick<Named, "shown" | "name">>> {
  const rows = await readRows<Named>(db, statementOf(group, ids));
  return new Map(rows.map(({ key, shown, name }) => [key, { shown, name }]));
}

interface Named {
  key: string;
  /** The key under which it is shown. */
  shown: string;
  name: string | null;
}

function statementOf(group: FigureGroup, ids: readonly number[]): SQL {
  const any = sql`any(${sql.param([...ids])}::bigint[])`;
  switch (group) {
    case "source":
      return sql`select source_id::text as key, source_id::text as shown, name from source where source_id = ${any}`;
    case "author":
      return sql`
        select a.card_id::text as key, (array_agg(a.author_id order by a.followers desc nulls last, a.author_id))[1]::text as shown,
          coalesce(max(c.name), (array_agg(coalesce(a.name, a.handle) order by a.followers desc nulls last, a.author_id))[1]) as name
        from author a left join author_card c on c.card_id = a.card_id where a.card_id = ${any} group by a.card_id`;
    case "story":
      return sql`
        select s.story_id::text as key, s.story_id::text as shown, coalesce(s.name, nullif(t.title, ''), left(t.snippet, 120)) as name
        from story s left join triage t on t.post_id = s.lead_id where s.story_id = ${any}`;
    default:
      return sql`select entity_id::text as key, entity_id::text as shown, name from entity where entity_id = ${any}`;
  }
}
