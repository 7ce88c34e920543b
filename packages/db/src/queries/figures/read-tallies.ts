import type { FigureFilter, FigureGroup, Tally } from "@earshot/core/report/metrics/figure";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { coverTime, type Stretch } from "./cover-time.ts";
import { bitsOf, directionBits, sentimentCodes, sentimentNumbers, unknownKey } from "./figure-codes.ts";
import { columnOf, readingPlace, type Column } from "./figure-plan.ts";
import { partsOfMention, sumsOf, tallyColumns } from "./tally-columns.ts";

export interface TallyQuestion {
  groups: readonly FigureGroup[];
  filter: ReadFilter;
  /** Beginnings of steps and the end of the last one; time is told apart by them where it is one of the groups. */
  starts: readonly Date[];
  /** Only these keys of a group. */
  only: readonly (readonly string[] | null)[];
  /** The largest alone, by this column. */
  largest: { by: keyof Tally; limit: number } | null;
}

/** A filter whose entities are known, and with people behind accounts instead of accounts. */
export interface ReadFilter extends Omit<FigureFilter, "entities" | "authors"> {
  entities: readonly number[];
  cards: readonly number[] | undefined;
}

export interface TallyRow {
  /** One for each group; of time the number of the step, from 0. */
  keys: string[];
  tally: Tally;
}

/** More places than this to look into beside the sums, and each mention is looked at. */
const edgesMax = 400;

/** What mentions come to, group by group; groups without any are left out. */
export async function readTallies(db: Db, question: TallyQuestion): Promise<TallyRow[]> {
  const groups = question.groups.filter((group) => group !== "none");
  const from = fromOf(question);
  const keys = groups.map((_, at) => sql.raw(`k${at}`));
  const only = groups.flatMap((_, at) => {
    const wanted = question.only[at];
    return wanted == null ? [] : [sql`k${sql.raw(String(at))} = any(${sql.param([...wanted])}::text[])`];
  });
  const rows = await readRows<RawTally>(
    db,
    sql`
    select ${keys.length === 0 ? sql`array[]::text[]` : sql`array[${sql.join(keys, sql`, `)}]`} as keys, ${sumsOf("found")}
    from (${from}) found
    ${only.length === 0 ? sql`` : sql`where ${sql.join(only, sql` and `)}`}
    ${keys.length === 0 ? sql`having sum(found.mentions) > 0` : sql`group by ${sql.join(keys, sql`, `)}`}
    ${largestFirst(question, keys)}`,
  );
  return rows.map(readTally);
}

function largestFirst({ largest }: TallyQuestion, keys: readonly SQL[]): SQL {
  if (largest === null) return sql``;
  const column = sql.raw(columnNames[largest.by]);
  return sql`order by sum(found.${column}) desc, sum(found.mentions) desc, ${sql.join([...keys], sql`, `)} limit ${largest.limit}`;
}

/** Rows with a key for each group (`k0`, `k1`) and the columns of a tally. */
function fromOf(question: TallyQuestion): SQL {
  const groups = question.groups.filter((group) => group !== "none");
  const { filter, starts } = question;
  const place = readingPlace(groups, { ...filter, authors: filter.cards });
  const [first, last] = [starts[0], starts.at(-1)];
  const whole = first === undefined || last === undefined ? [] : [{ from: first, to: last }];
  if (place.kind === "mentions") return mentionRows(question, groups, whole);
  const boundaries = groups.includes("time") ? starts : whole.flatMap(({ from, to }) => [from, to]);
  const covering = coverTime(boundaries);
  if (covering.edges.length > edgesMax) return mentionRows(question, groups, whole);
  const parts = [
    ...(covering.days.length + covering.hours.length > 0
      ? [sumRows(question, groups, place.dimension, covering)]
      : []),
    ...(covering.edges.length > 0 ? [mentionRows(question, groups, covering.edges)] : []),
  ];
  return parts.length === 0 ? mentionRows(question, groups, whole) : sql.join(parts, sql` union all `);
}

function sumRows(
  { filter, starts }: TallyQuestion,
  groups: readonly FigureGroup[],
  dimension: string,
  { days, hours }: { days: readonly Stretch[]; hours: readonly Stretch[] },
): SQL {
  const pieces = [
    ...days.map((each) => ({ ...each, isDay: true })),
    ...hours.map((each) => ({ ...each, isDay: false })),
  ];
  const wanted = keysAsked(dimension, filter);
  return sql`
    select ${keyColumns(groups, starts, (column) => (column === "entity" ? sql`s.entity_id::text` : sql`s.key`), sql`s.at`)}
      ${tallyColumns("s.")}
    from unnest(${sql.param(pieces.map(({ isDay }) => isDay))}::boolean[],
      ${instants(pieces.map(({ from }) => from))}, ${instants(pieces.map(({ to }) => to))}) as piece (is_day, from_at, to_at)
    cross join lateral (
      select * from mention_sum s
      where s.is_day = piece.is_day and s.dimension = ${dimension} and s.entity_id = any(${sql.param([...filter.entities])}::integer[])
        and s.at >= piece.from_at and s.at < piece.to_at
        ${wanted === null ? sql`` : sql`and s.key = any(${sql.param(wanted)}::text[])`}
      ${onePieceAtATime}) s`;
}

/** Left to itself the planner joins pieces with all of the table, for it knows nothing of how short they are: seconds instead of milliseconds. */
const onePieceAtATime = sql`offset 0`;

/** Keys of a dimension that the filter leaves; null for all. */
function keysAsked(dimension: string, filter: ReadFilter): string[] | null {
  const asked: Record<string, readonly (string | number)[] | undefined> = {
    direction: filter.directions,
    sentiment: filter.sentiments,
    severity: filter.severities,
    platform: filter.platforms,
    lang: filter.langs,
    tier: filter.tiers,
  };
  const values = asked[dimension];
  return values === undefined || values.length === 0 ? null : values.map(String);
}

function mentionRows(
  { filter, starts }: TallyQuestion,
  groups: readonly FigureGroup[],
  stretches: readonly Stretch[],
): SQL {
  const carries = groups.includes("direction")
    ? sql`cross join lateral (${directionsOf(filter)}) carried`
    : sql``;
  return sql`
    select ${keyColumns(groups, starts, (column) => mentionKey[column], sql`m.published_at`)} ${partsOfMention}
    from ${mentionsWithin(stretches, filter)} m
    ${carries}`;
}

/** Rows of `counted_mention` that count: over one stretch with all that the planner knows of it, over several one after the other. */
function mentionsWithin(stretches: readonly Stretch[], filter: ReadFilter): SQL {
  const fits = sql`m.entity_id = any(${sql.param([...filter.entities])}::integer[]) and not m.is_own ${sql.join(mentionConditions(filter), sql``)}`;
  const [only] = stretches;
  if (only !== undefined && stretches.length === 1)
    return sql`(select * from counted_mention m where m.published_at >= ${only.from}::timestamptz and m.published_at < ${only.to}::timestamptz and ${fits})`;
  return sql`(
    select m.* from unnest(${instants(stretches.map(({ from }) => from))}, ${instants(stretches.map(({ to }) => to))}) as piece (from_at, to_at)
    cross join lateral (
      select * from counted_mention m
      where m.published_at >= piece.from_at and m.published_at < piece.to_at and ${fits} ${onePieceAtATime}) m)`;
}

function directionsOf({ directions }: ReadFilter): SQL {
  const wanted = directionBits.filter(([name]) => !directions?.length || directions.includes(name));
  return sql`select key from unnest(array[${sql.raw(
    wanted.map(([name, bit]) => `case when m.directions & ${bit} <> 0 then '${name}' end`).join(", "),
  )}]) as key where key is not null`;
}

const unknown = sql.raw(`'${unknownKey}'`);

const mentionKey: Readonly<Record<Column, SQL>> = {
  entity: sql`m.entity_id::text`,
  direction: sql`carried.key`,
  sentiment: sql.raw(
    `case m.sentiment ${sentimentCodes.map(([name, code]) => `when ${code} then '${name}'`).join(" ")} else '${unknownKey}' end`,
  ),
  severity: sql`m.severity::text`,
  platform: sql`m.platform`,
  lang: sql`m.lang`,
  tier: sql`m.tier::text`,
  source: sql`m.source_id::text`,
  author: sql`coalesce(m.card_id::text, ${unknown})`,
  story: sql`coalesce(m.story_id::text, ${unknown})`,
};

/** Conditions on a row of `counted_mention`, called `m`, each beginning with "and"; whose mentions they are is asked apart. */
export function mentionConditions(filter: ReadFilter): SQL[] {
  const { directions, sentiments, reprints } = filter;
  return [
    directions?.length ? sql` and m.directions & ${bitsOf(directions)} <> 0` : sql``,
    isOneOf("sentiment", sentiments && sentimentNumbers(sentiments), "smallint"),
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

/** `… as k0, … as k1,` */
function keyColumns(
  groups: readonly FigureGroup[],
  starts: readonly Date[],
  keyOf: (column: Column) => SQL,
  at: SQL,
): SQL {
  const columns = groups.map((group, number) => {
    const column = columnOf(group);
    // Of the end no mention is, so that the last step is the one before it.
    const key = column === null ? sql`(width_bucket(${at}, ${instants(starts)}) - 1)::text` : keyOf(column);
    return sql`${key} as ${sql.raw(`k${number}`)}, `;
  });
  return sql.join(columns, sql``);
}

function instants(dates: readonly Date[]): SQL {
  return sql`${sql.param(dates.map((date) => date.toISOString()))}::timestamptz[]`;
}

const columnNames: Readonly<Record<keyof Tally, string>> = {
  mentions: "mentions",
  originals: "originals",
  positive: "positive",
  negative: "negative",
  neutral: "neutral",
  reach: "reach",
  reachKnown: "reach_known",
  engagement: "engagement",
  engagementKnown: "engagement_known",
};

type RawTally = { keys: string[] } & Record<string, unknown>;

function readTally(row: RawTally): TallyRow {
  const read = (name: keyof Tally) => Number(row[columnNames[name]] ?? 0);
  return {
    keys: row.keys,
    tally: {
      mentions: read("mentions"),
      originals: read("originals"),
      positive: read("positive"),
      negative: read("negative"),
      neutral: read("neutral"),
      reach: read("reach"),
      reachKnown: read("reachKnown"),
      engagement: read("engagement"),
      engagementKnown: read("engagementKnown"),
    },
  };
}
