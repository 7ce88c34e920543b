import type { Pool } from "pg";

/** Every sum as it must be, made from the tables of posts by other means than those of the product: "span|dimension|entity|at|key" to its nine numbers. */
export async function expectedSums(pool: Pool): Promise<Map<string, number[]>> {
  const [posts, sources, authors, entities] = await Promise.all([
    rowsOf<TriageRow>(pool, "select * from triage"),
    rowsOf<SourceRow>(pool, "select * from source"),
    rowsOf<AuthorRow>(pool, "select * from author"),
    rowsOf<EntityRow>(pool, "select * from entity"),
  ]);
  const kinds = new Map(entities.map((each) => [each.entity_id, each]));
  const ours = new Set(entities.filter((each) => isOurs(each, kinds)).map((each) => each.entity_id));
  const sourceOf = new Map(sources.map((each) => [each.source_id, each]));
  const followersOf = new Map(authors.map((each) => [each.author_id, each.followers]));
  const sums = new Map<string, number[]>();
  for (const post of posts) {
    const source = sourceOf.get(post.source_id);
    if (source === undefined || post.irrelevant_because !== null || post.blocked_by !== null) continue;
    if (source.owner_entity_id !== null && !post.is_reply) continue;
    const followers = post.author_id === null ? null : (followersOf.get(post.author_id) ?? null);
    const audience = followers === null ? count(source.audience) : Number(Number(followers).toPrecision(2));
    for (const [entityId, sentiment] of mentionsOf(post, ours))
      for (const [dimension, key] of placesOf(post, source, sentiment))
        for (const span of [13, 10])
          add(
            sums,
            `${span === 13 ? "hour" : "day"}|${dimension}|${entityId}|${post.published_at.toISOString().slice(0, span)}|${key}`,
            partsOf(post, sentiment, audience),
          );
  }
  return sums;
}

/** The sums that are there, in the same form. */
export async function standingSums(pool: Pool): Promise<Map<string, number[]>> {
  const rows = await rowsOf<Record<string, string> & { is_day: boolean; at: Date }>(
    pool,
    "select * from mention_sum",
  );
  return new Map(
    rows.map((row) => [
      `${row.is_day ? "day" : "hour"}|${row["dimension"]}|${row["entity_id"]}|${row.at.toISOString().slice(0, row.is_day ? 10 : 13)}|${row["key"]}`,
      tallyColumns.map((name) => Number(row[name])),
    ]),
  );
}

const tallyColumns = [
  "mentions",
  "originals",
  "positive",
  "negative",
  "neutral",
  "reach",
  "reach_known",
  "engagement",
  "engagement_known",
];

interface TriageRow {
  source_id: number;
  author_id: string | null;
  published_at: Date;
  irrelevant_because: string | null;
  blocked_by: number | null;
  is_reply: boolean;
  is_reprint: boolean;
  direction: string;
  also: string[];
  severity: number;
  platform: string;
  lang: string;
  entity_ids: number[];
  entity_sentiments: string[];
  likes: string | null;
  comments: string | null;
  shares: string | null;
}
interface SourceRow {
  source_id: number;
  tier: number;
  audience: string | null;
  owner_entity_id: number | null;
}
interface AuthorRow {
  author_id: string;
  followers: string | null;
}
interface EntityRow {
  entity_id: number;
  kind: string;
  company_id: number | null;
}

function isOurs({ kind, company_id }: EntityRow, all: ReadonlyMap<number, EntityRow>): boolean {
  const company = company_id === null ? undefined : all.get(company_id);
  return ["company", "brand", "product", "executive"].includes(kind) && company?.kind !== "competitor";
}

function mentionsOf(post: TriageRow, ours: ReadonlySet<number>): [number, string | null][] {
  const said = new Map(post.entity_sentiments.map((pair) => pair.split(":") as [string, string]));
  const mentions = post.entity_ids.map((id): [number, string | null] => [id, said.get(String(id)) ?? null]);
  const towardsUs = mentions.filter(([id]) => ours.has(id)).map(([, sentiment]) => sentiment);
  const worst = ["negative", "positive", "neutral"].find((each) => towardsUs.includes(each)) ?? null;
  return towardsUs.length === 0 ? mentions : [...mentions, [0, worst]];
}

function placesOf(post: TriageRow, source: SourceRow, sentiment: string | null): [string, string][] {
  return [
    ["all", ""],
    ...[...new Set([post.direction, ...post.also])].map((each): [string, string] => ["direction", each]),
    ["sentiment", sentiment ?? "unknown"],
    ["severity", String(post.severity)],
    ["platform", post.platform],
    ["lang", post.lang],
    ["tier", String(source.tier)],
  ];
}

function partsOf(post: TriageRow, sentiment: string | null, audience: number | null): number[] {
  const counters = [post.likes, post.comments, post.shares].map(count).filter((each) => each !== null);
  return [
    1,
    post.is_reprint ? 0 : 1,
    sentiment === "positive" ? 1 : 0,
    sentiment === "negative" ? 1 : 0,
    sentiment === "neutral" ? 1 : 0,
    audience ?? 0,
    audience === null ? 0 : 1,
    counters.reduce((sum, each) => sum + each, 0),
    counters.length === 0 ? 0 : 1,
  ];
}

function add(sums: Map<string, number[]>, place: string, parts: number[]): void {
  const before = sums.get(place);
  sums.set(place, before === undefined ? parts : before.map((sum, at) => sum + (parts[at] ?? 0)));
}

function count(text: string | null): number | null {
  return text === null ? null : Number(text);
}

async function rowsOf<T>(pool: Pool, statement: string): Promise<T[]> {
  return (await pool.query(statement)).rows as T[];
}
