import type { FigureGroup, Tally } from "@earshot/core/report/metrics/figure";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { coverTime, type Covering, type Stretch } from "./cover-time.ts";
import { unknownKey } from "./figure-codes.ts";
import { columnOf, readingPlace } from "./figure-plan.ts";
import { mentionConditions, mentionTallies, type MentionsAsked, type ReadFilter } from "./mention-tallies.ts";
import { sumsOf, tallyColumns, tallyNames } from "./tally-columns.ts";

export interface TallyQuestion extends Omit<MentionsAsked, "withAll"> {
  /** Beginnings of steps and the end of the last one; time is told apart by them where it is one of the groups. */
  starts: readonly Date[];
  /** The largest alone, by this column. */
  largest: { by: keyof Tally; limit: number } | null;
  /** Beside directions, of which a mention may have several, a row of `allKey` with each mention once; not where the filter names one direction. */
  withAll?: boolean;
}

export interface TallyRow {
  /** One for each group; of time the number of the step, from 0. */
  keys: string[];
  tally: Tally;
}

/** More places than this to look into beside the sums, and each mention is looked at. */
const edgesMax = 800;

/** What mentions come to, group by group; groups without any are left out. */
export async function readTallies(db: Db, question: TallyQuestion): Promise<TallyRow[]> {
  const groups = question.groups.filter((group) => group !== "none");
  const columns = groups.map((_, at) => sql.raw(`k${at}`));
  const keys = columns.map(shownKey);
  const { rows: read, isOnceEach } = fromOf(question);
  const shown = keys.length === 0 ? sql`array[]::text[]` : sql`array[${sql.join(keys, sql`, `)}]`;
  const added = sql`
    select ${sql.join([...columns, sumsOf("found")], sql`, `)} from (${read}) found
    ${columns.length === 0 ? sql`` : sql`group by ${sql.join(columns, sql`, `)}`}`;
  // Adding up once more what is there once took a fifth of the time of ninety thousand stories.
  const rows = await readRows<RawTally>(
    db,
    sql`
    select ${shown} as keys, ${tallyColumns("found.")} from (${isOnceEach ? read : added}) found
    where found.mentions > 0
    ${largestFirst(question.largest, keys)}`,
  );
  return rows.map(readTally);
}

/**
 * Keys of the largest groups of which there are many, the largest first, without what belongs to none. Nothing but the order is added up,
 * so that the time goes into reading each mention alone.
 * @param group one that stands in no sum: source, author, story
 */
export async function largestKeys(
  db: Db,
  { group, filter, starts }: Pick<MentionsAsked, "filter"> & { group: FigureGroup; starts: readonly Date[] },
  { by, limit }: { by: keyof Tally; limit: number },
): Promise<string[]> {
  const asked: Asked = { groups: [group], filter, starts, only: [null], withAll: false };
  const read = mentionsOfAll(asked, wholeOf(starts), by === "mentions" ? ["mentions"] : ["mentions", by]);
  const rows = await readRows<{ key: string }>(
    db,
    sql`
    select found.k0::text as key from (${read}) found where found.k0 is not null
    ${largestFirst({ by, limit }, [sql`found.k0::text`])}`,
  );
  return rows.map(({ key }) => key);
}

function shownKey(column: SQL): SQL {
  return sql`coalesce(${column}::text, ${sql.raw(`'${unknownKey}'`)})`;
}

function largestFirst(largest: TallyQuestion["largest"], keys: readonly SQL[]): SQL {
  if (largest === null) return sql``;
  const column = sql.raw(columnNames[largest.by]);
  return sql`order by found.${column} desc, found.mentions desc, ${sql.join([...keys], sql`, `)} limit ${largest.limit}`;
}

interface TallyRows {
  /** Rows with a key for each group (`k0`, `k1`) and the columns of a tally. */
  rows: SQL;
  /** Whether no keys stand in two rows. */
  isOnceEach: boolean;
}

function fromOf(question: TallyQuestion): TallyRows {
  const groups = question.groups.filter((group) => group !== "none");
  const { filter, starts } = question;
  const asked: Asked = { ...question, groups, withAll: question.withAll ?? false };
  const place = readingPlace(groups, { ...filter, authors: filter.cards });
  const whole = wholeOf(starts);
  // A mention of several directions is in a row of each set of directions that it is found with.
  const isOnceEach = !groups.includes("direction");
  if (place.kind === "mentions") return { rows: mentionsOfAll(asked, whole), isOnceEach };
  const covering = coverTime(groups.includes("time") ? starts : [whole.from, whole.to]);
  if (covering.edges.length > edgesMax) return { rows: mentionsOfAll(asked, whole), isOnceEach };
  const parts = [
    ...(covering.days.length + covering.hours.length > 0 ? [sumRows(asked, place.dimension, covering)] : []),
    ...(covering.edges.length > 0 ? [mentionsOfEdges(asked, covering.edges)] : []),
  ];
  if (parts.length === 0) return { rows: mentionsOfAll(asked, whole), isOnceEach };
  return { rows: sql.join(parts, sql` union all `), isOnceEach: false };
}

function wholeOf(starts: readonly Date[]): Stretch {
  return { from: starts[0] ?? new Date(0), to: starts.at(-1) ?? new Date(0) };
}

type Asked = MentionsAsked & Pick<TallyQuestion, "starts">;

function sumRows(
  { groups, filter, only, withAll }: Asked,
  dimension: string,
  { days, hours }: Covering,
): SQL {
  const pieces = [
    ...days.map((each) => ({ ...each, isDay: true })),
    ...hours.map((each) => ({ ...each, isDay: false })),
  ];
  const keys = groups.map((group, at) => {
    const column = columnOf(group);
    return sql`${column === null ? sql`piece.step` : column === "entity" ? sql`s.entity_id` : sql`s.key`} as ${sql.raw(`k${at}`)}, `;
  });
  const kept = groups.flatMap((group, at) => {
    const [column, wanted] = [columnOf(group), only[at]];
    if (column === null || wanted == null) return [];
    return column === "entity"
      ? [sql` and s.entity_id = any(${sql.param(wanted.map(Number))}::integer[])`]
      : [sql` and s.key = any(${sql.param([...wanted])}::text[])`];
  });
  const asked = keysAsked(dimension, filter);
  const dimensions = withAll ? [dimension, "all"] : [dimension];
  return sql`
    select ${sql.join(keys, sql``)} ${sql.raw(tallyNames.map((name) => `piece.sign * s.${name} as ${name}`).join(", "))}
    from unnest(${sql.param(pieces.map(({ isDay }) => isDay))}::boolean[],
      ${instants(pieces.map(({ from }) => from))}, ${instants(pieces.map(({ to }) => to))},
      ${sql.param(pieces.map(({ step }) => step))}::integer[], ${sql.param(pieces.map(({ sign }) => sign))}::integer[])
      as piece (is_day, from_at, to_at, step, sign)
    cross join lateral (
      select * from mention_sum s
      where s.is_day = piece.is_day and s.dimension = any(${sql.param(dimensions)}::text[])
        and s.entity_id = any(${sql.param([...filter.entities])}::integer[])
        and s.at >= piece.from_at and s.at < piece.to_at
        ${asked === null ? sql`` : sql`and s.key = any(${sql.param(asked)}::text[])`} ${sql.join(kept, sql``)}
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

/** Every mention of a time, with all that the planner knows of so long a stretch. */
function mentionsOfAll(
  asked: Asked,
  { from, to }: Stretch,
  columns: readonly (keyof Tally)[] = everyPart,
): SQL {
  // Of the end no mention is, so that the last step is the one before it. Among numbers PostgreSQL finds a place several times sooner than
  // among instants; to the microsecond both are the same.
  const seconds = asked.starts.map((start) => start.getTime() / 1_000);
  const step = sql`width_bucket(date_part('epoch', m.published_at), ${sql.param(seconds)}::double precision[]) - 1`;
  const mentions = sql`(
    select * from counted_mention m
    where m.published_at >= ${from}::timestamptz and m.published_at < ${to}::timestamptz and ${fits(asked.filter)})`;
  return mentionTallies(
    asked,
    mentions,
    step,
    columns.map((part) => columnNames[part]),
  );
}

/** Mentions of short stretches, one after the other. */
function mentionsOfEdges(asked: Asked, edges: Covering["edges"]): SQL {
  const mentions = sql`(
    select m.*, piece.step from unnest(${instants(edges.map(({ from }) => from))}, ${instants(edges.map(({ to }) => to))},
      ${sql.param(edges.map(({ step }) => step))}::integer[]) as piece (from_at, to_at, step)
    cross join lateral (
      select * from counted_mention m
      where m.published_at >= piece.from_at and m.published_at < piece.to_at and ${fits(asked.filter)} ${onePieceAtATime}) m)`;
  return mentionTallies(asked, mentions, sql`m.step`, tallyNames);
}

function fits(filter: ReadFilter): SQL {
  return sql`m.entity_id = any(${sql.param([...filter.entities])}::integer[]) and not m.is_own ${sql.join(mentionConditions(filter), sql``)}`;
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

const everyPart = Object.keys(columnNames) as (keyof Tally)[];

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
