import type { Tally } from "@earshot/core/report/metrics/figure";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { coverTime, type Covering, type Stretch } from "./cover-time.ts";
import { unknownKey } from "./figure-codes.ts";
import { columnOf, readingPlace } from "./figure-plan.ts";
import { mentionConditions, mentionTallies, type MentionsAsked, type ReadFilter } from "./mention-tallies.ts";
import { sumsOf, tallyNames } from "./tally-columns.ts";

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
  const keys = columns.map((column) => sql`coalesce(${column}::text, ${sql.raw(`'${unknownKey}'`)})`);
  const rows = await readRows<RawTally>(
    db,
    sql`
    select ${keys.length === 0 ? sql`array[]::text[]` : sql`array[${sql.join(keys, sql`, `)}]`} as keys, ${sumsOf("found")}
    from (${fromOf(question)}) found
    ${columns.length === 0 ? sql`` : sql`group by ${sql.join(columns, sql`, `)}`}
    having sum(found.mentions) > 0
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
  const asked: Asked = { ...question, groups, withAll: question.withAll ?? false };
  const place = readingPlace(groups, { ...filter, authors: filter.cards });
  const [first, last] = [starts[0], starts.at(-1)];
  const whole =
    first === undefined || last === undefined
      ? { from: new Date(0), to: new Date(0) }
      : { from: first, to: last };
  if (place.kind === "mentions") return mentionsOfAll(asked, whole);
  const covering = coverTime(groups.includes("time") ? starts : [whole.from, whole.to]);
  if (covering.edges.length > edgesMax) return mentionsOfAll(asked, whole);
  const parts = [
    ...(covering.days.length + covering.hours.length > 0 ? [sumRows(asked, place.dimension, covering)] : []),
    ...(covering.edges.length > 0 ? [mentionsOfEdges(asked, covering.edges)] : []),
  ];
  return parts.length === 0 ? mentionsOfAll(asked, whole) : sql.join(parts, sql` union all `);
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
function mentionsOfAll(asked: Asked, { from, to }: Stretch): SQL {
  // Of the end no mention is, so that the last step is the one before it.
  const step = sql`width_bucket(m.published_at, ${instants(asked.starts)}) - 1`;
  const mentions = sql`(
    select * from counted_mention m
    where m.published_at >= ${from}::timestamptz and m.published_at < ${to}::timestamptz and ${fits(asked.filter)})`;
  return mentionTallies(asked, mentions, step);
}

/** Mentions of short stretches, one after the other. */
function mentionsOfEdges(asked: Asked, edges: Covering["edges"]): SQL {
  const mentions = sql`(
    select m.*, piece.step from unnest(${instants(edges.map(({ from }) => from))}, ${instants(edges.map(({ to }) => to))},
      ${sql.param(edges.map(({ step }) => step))}::integer[]) as piece (from_at, to_at, step)
    cross join lateral (
      select * from counted_mention m
      where m.published_at >= piece.from_at and m.published_at < piece.to_at and ${fits(asked.filter)} ${onePieceAtATime}) m)`;
  return mentionTallies(asked, mentions, sql`m.step`);
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
