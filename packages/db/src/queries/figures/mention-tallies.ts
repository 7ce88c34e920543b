import type { FigureFilter, FigureGroup } from "@earshot/core/report/metrics/figure";
import { sentiments, type Direction } from "@earshot/core/analyse/label";
import { sql, type SQL } from "drizzle-orm";
import {
  allKey,
  bitsOf,
  directionBits,
  sentimentCodes,
  sentimentNumbers,
  unknownKey,
} from "./figure-codes.ts";
import { columnOf, type Column } from "./figure-plan.ts";
import { sumsOfMentions, tallyColumns } from "./tally-columns.ts";

/** A filter whose entities are known, and with people behind accounts instead of accounts. */
export interface ReadFilter extends Omit<FigureFilter, "entities" | "authors"> {
  entities: readonly number[];
  cards: readonly number[] | undefined;
}

export interface MentionsAsked {
  groups: readonly FigureGroup[];
  filter: ReadFilter;
  /** Only these keys of each group; null for all. */
  only: readonly (readonly string[] | null)[];
  /** Beside directions, of which a mention may have several, a row of `allKey` that has each mention once. */
  withAll: boolean;
}

/**
 * Rows with a key for each group (`k0`, `k1`: numbers of steps, entities, sources, cards and stories, else text) and the columns of a tally,
 * read mention by mention. They are added up by the columns as they are stored and get their keys afterwards: making a text or the
 * directions of each mention took longer than reading it.
 * @param mentions rows of `counted_mention` to be called `m`
 * @param step number of the step of a row
 * @param sums which columns of a tally
 */
export function mentionTallies(
  { groups, filter, only, withAll }: MentionsAsked,
  mentions: SQL,
  step: SQL,
  sums: readonly string[],
): SQL {
  const columns = groups.map(columnOf);
  const stored = columns.map((column) => (column === null ? step : storedAs[column]));
  const keys = columns.map((column, at) => keyFrom(column, sql.raw(`g.r${at}`)));
  const kept = columns.flatMap((column, at) => {
    const wanted = only[at];
    return column === null || wanted == null ? [] : [hasKey(column, wanted)];
  });
  const directionsAt = columns.indexOf("direction");
  const carried = directionsOf(sql.raw(`g.r${directionsAt}`), filter, only[directionsAt] ?? null, withAll);
  return sql`
    select ${named("k", keys)} ${tallyColumns("g.", sums)}
    from (
      select ${named("r", stored)} ${sumsOfMentions(sums)} from ${mentions} m
      ${kept.length === 0 ? sql`` : sql`where ${sql.join(kept, sql` and `)}`}
      ${groups.length === 0 ? sql`` : sql`group by ${sql.raw(groups.map((_, at) => String(at + 1)).join(", "))}`}
    ) g
    ${directionsAt === -1 ? sql`` : sql`cross join lateral (${carried}) carried`}`;
}

/** `… as k0, … as k1,` */
function named(prefix: string, columns: readonly SQL[]): SQL {
  return sql.join(
    columns.map((column, at) => sql`${column} as ${sql.raw(`${prefix}${at}`)}, `),
    sql``,
  );
}

const storedAs: Readonly<Record<Column, SQL>> = {
  entity: sql`m.entity_id`,
  direction: sql`m.directions`,
  sentiment: sql`m.sentiment`,
  severity: sql`m.severity`,
  platform: sql`m.platform`,
  lang: sql`m.lang`,
  tier: sql`m.tier`,
  source: sql`m.source_id`,
  author: sql`m.card_id`,
  story: sql`m.story_id`,
};

function keyFrom(column: Column | null, stored: SQL): SQL {
  switch (column) {
    case "direction":
      return sql`carried.key`;
    case "sentiment":
      return sql`case ${stored} ${sql.raw(sentimentCodes.map(([name, code]) => `when ${code} then '${name}'`).join(" "))} else ${sql.raw(`'${unknownKey}'`)} end`;
    case "severity":
    case "tier":
      return sql`${stored}::text`;
    default:
      return stored;
  }
}

/** Whether a row of `counted_mention` has one of these keys. */
function hasKey(column: Column, keys: readonly string[]): SQL {
  switch (column) {
    case "direction":
      return sql`m.directions & ${bitsOf(keys as Direction[])} <> 0`;
    case "sentiment":
      return orUnknown(
        "sentiment",
        keys,
        sentimentNumbers(sentiments.filter((each) => keys.includes(each))),
        "smallint",
      );
    case "author":
      return orUnknown("card_id", keys, numbersOf(keys), "bigint");
    case "story":
      return orUnknown("story_id", keys, numbersOf(keys), "bigint");
    case "platform":
    case "lang":
      return sql`${storedAs[column]} = any(${sql.param([...keys])}::text[])`;
    default:
      return sql`${storedAs[column]} = any(${sql.param(numbersOf(keys))}::integer[])`;
  }
}

function orUnknown(column: string, keys: readonly string[], values: readonly number[], type: string): SQL {
  const name = sql.raw(`m.${column}`);
  const isOne = sql`${name} = any(${sql.param([...values])}::${sql.raw(type)}[])`;
  return keys.includes(unknownKey) ? sql`(${isOne} or ${name} is null)` : isOne;
}

function numbersOf(keys: readonly string[]): number[] {
  return keys.filter((key) => key !== unknownKey).map(Number);
}

/** A row for each direction among these bits that is asked for. */
function directionsOf(
  bits: SQL,
  { directions }: ReadFilter,
  only: readonly string[] | null,
  withAll: boolean,
): SQL {
  const isWanted = (name: Direction) =>
    (!directions?.length || directions.includes(name)) && (only === null || only.includes(name));
  const keys = directionBits
    .filter(([name]) => isWanted(name))
    .map(
      ([name, bit]) => sql`case when ${bits} & ${sql.raw(String(bit))} <> 0 then ${sql.raw(`'${name}'`)} end`,
    );
  if (withAll) keys.push(sql.raw(`'${allKey}'`));
  return sql`select key from unnest(array[${sql.join(keys, sql`, `)}]::text[]) as key where key is not null`;
}

/** Conditions on a row of `counted_mention`, called `m`, each beginning with "and"; whose mentions they are is asked apart. */
export function mentionConditions(filter: ReadFilter): SQL[] {
  const { directions, sentiments: wanted, reprints } = filter;
  return [
    directions?.length ? sql` and m.directions & ${bitsOf(directions)} <> 0` : sql``,
    isOneOf("sentiment", wanted && sentimentNumbers(wanted), "smallint"),
    isOneOf("severity", filter.severities, "smallint"),
    isOneOf("platform", filter.platforms, "text"),
    isOneOf("lang", filter.langs, "text"),
    isOneOf("source_id", filter.sources, "integer"),
    isOneOf("tier", filter.tiers, "smallint"),
    isOneOf("card_id", filter.cards, "bigint"),
    isOneOf("story_id", filter.stories, "bigint"),
    reprints === undefined ? sql`` : sql` and m.is_reprint = ${reprints}`,
  ];
}

function isOneOf(column: string, values: readonly (string | number)[] | undefined, type: string): SQL {
  if (values === undefined || values.length === 0) return sql``;
  return sql` and m.${sql.raw(column)} = any(${sql.param([...values])}::${sql.raw(type)}[])`;
}
