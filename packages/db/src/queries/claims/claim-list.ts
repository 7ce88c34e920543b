import { correctionRatio, type CarrierState, type ClaimReach } from "@earshot/core/respond/claim";
import type { ClaimStatus } from "@earshot/core/triage/incident/incident";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { storable } from "../../storable.ts";

/** A claim of the ledger with what came of it. */
export interface LedgerClaim {
  claimId: number;
  version: number;
  text: string;
  status: ClaimStatus;
  evidence: string;
  statement: string;
  statementUrl: string | null;
  incident: { incidentId: number; title: string } | null;
  createdAt: Date;
  changedAt: Date;
  changedBy: string | null;
  /** As a person said, else the first post that corrects it. */
  correctedAt: Date | null;
  firstAt: Date | null;
  /** Posts that may carry it and wait for a person. */
  proposed: number;
  claimReach: ClaimReach;
  correctionReach: ClaimReach;
  /** Null where either reach is unknown. */
  ratio: number | null;
  /** Carriers published after the correction; null as long as there is none. */
  repeats: number | null;
}

interface ClaimRow {
  claim_id: number;
  version: number;
  text: string;
  status: ClaimStatus;
  evidence: string;
  statement: string;
  statement_url: string | null;
  incident_id: number | null;
  incident_title: string | null;
  created_at: string;
  changed_at: string;
  changed_by: string | null;
  corrected_at: string | null;
  first_at: string | null;
  proposed: number;
  posts: number;
  known: number;
  reach: string | null;
  corrections: number;
  known_corrections: number;
  correction_reach: string | null;
  repeats: number;
}

const shownMax = 300;

/** The ledger: what waits for a person first, then what nobody checked, then the newest change; at most 300 unless told otherwise. */
export async function listClaims(
  db: Db,
  asked: { status?: ClaimStatus | undefined; words?: string | undefined; limit?: number } = {},
): Promise<LedgerClaim[]> {
  const words = asked.words?.trim() ?? "";
  const conditions = [
    asked.status === undefined ? sql`true` : sql`c.status = ${asked.status}`,
    words === ""
      ? sql`true`
      : sql`to_tsvector('earshot', search_words(c.text)) @@ plainto_tsquery('earshot', search_words(${storable(words)}))`,
  ];
  return read(db, sql.join(conditions, sql` and `), asked.limit);
}

/** One claim; null when there is none. */
export async function findLedgerClaim(db: Db, claimId: number): Promise<LedgerClaim | null> {
  return (await read(db, sql`c.incident_claim_id = ${claimId}`))[0] ?? null;
}

async function read(db: Db, which: SQL, limit = shownMax): Promise<LedgerClaim[]> {
  const rows = await readRows<ClaimRow>(
    db,
    sql`
    select c.incident_claim_id as claim_id, c.version, c.text, c.status, c.evidence, c.statement, c.statement_url, c.incident_id,
      i.title as incident_title, c.created_at, c.changed_at, who.name as changed_by,
      told.at as corrected_at, f.first_at, f.proposed, f.posts, f.known, f.reach, f.corrections, f.known_corrections,
      f.correction_reach,
      (select count(*)::integer from incident_claim_post cp join triage t using (post_id)
        where cp.incident_claim_id = c.incident_claim_id and cp.state = 'confirmed' and t.published_at > told.at) as repeats
    from incident_claim c
    left join incident i on i.incident_id = c.incident_id
    left join person who on who.person_id = c.changed_by
    cross join lateral (
      select min(t.published_at) filter (where cp.state = 'confirmed') as first_at,
        min(t.published_at) filter (where cp.state = 'correction') as corrected_at,
        count(*) filter (where cp.state = 'proposed')::integer as proposed,
        count(*) filter (where cp.state = 'confirmed')::integer as posts,
        count(coalesce(t.views, a.followers)) filter (where cp.state = 'confirmed')::integer as known,
        sum(coalesce(t.views, a.followers)) filter (where cp.state = 'confirmed') as reach,
        count(*) filter (where cp.state = 'correction')::integer as corrections,
        count(coalesce(t.views, a.followers)) filter (where cp.state = 'correction')::integer as known_corrections,
        sum(coalesce(t.views, a.followers)) filter (where cp.state = 'correction') as correction_reach
      from incident_claim_post cp join triage t using (post_id) left join author a on a.author_id = t.author_id
      where cp.incident_claim_id = c.incident_claim_id) f
    cross join lateral (select coalesce(c.corrected_at, f.corrected_at) as at) told
    where ${which}
    order by f.proposed > 0 desc, c.status = 'unchecked' desc, c.changed_at desc, c.incident_claim_id desc
    limit ${limit}`,
  );
  return rows.map(toClaim);
}

function toClaim(row: ClaimRow): LedgerClaim {
  const claimReach = { total: toNumber(row.reach), known: row.known, posts: row.posts };
  const correctionReach = {
    total: toNumber(row.correction_reach),
    known: row.known_corrections,
    posts: row.corrections,
  };
  const correctedAt = toDate(row.corrected_at);
  return {
    claimId: row.claim_id,
    version: row.version,
    text: row.text,
    status: row.status,
    evidence: row.evidence,
    statement: row.statement,
    statementUrl: row.statement_url,
    incident:
      row.incident_id === null ? null : { incidentId: row.incident_id, title: row.incident_title ?? "" },
    createdAt: new Date(row.created_at),
    changedAt: new Date(row.changed_at),
    changedBy: row.changed_by,
    correctedAt,
    firstAt: toDate(row.first_at),
    proposed: row.proposed,
    claimReach,
    correctionReach,
    ratio: correctionRatio(claimReach, correctionReach),
    repeats: correctedAt === null ? null : row.repeats,
  };
}

/** A post that stands to a claim in some way. */
export interface ClaimPost {
  postId: number;
  state: CarrierState;
  likeness: number | null;
  asksTruth: boolean;
  title: string;
  source: string;
  author: string | null;
  publishedAt: Date;
  /** Views, else followers of the author. */
  audience: number | null;
  /** It came out after what is so was said. */
  isRepeat: boolean;
}

const postsMax = 200;

/** Posts of a claim: proposals first, the most alike before others; the newest of what people decided; at most 200. */
export async function listClaimPosts(db: Db, claim: LedgerClaim): Promise<ClaimPost[]> {
  const rows = await readRows<{
    post_id: string;
    state: CarrierState;
    likeness: number | null;
    asks_truth: boolean;
    title: string;
    source: string;
    author: string | null;
    published_at: string;
    audience: string | null;
  }>(
    db,
    sql`
    select cp.post_id, cp.state, cp.likeness, cp.asks_truth, coalesce(nullif(t.title, ''), t.snippet) as title, s.name as source,
      coalesce(a.name, a.handle) as author, t.published_at, coalesce(t.views, a.followers) as audience
    from incident_claim_post cp join triage t using (post_id) join source s on s.source_id = t.source_id
    left join author a on a.author_id = t.author_id
    where cp.incident_claim_id = ${claim.claimId} and cp.state <> 'rejected'
    order by cp.state = 'proposed' desc, case when cp.state = 'proposed' then cp.likeness end desc nulls last, t.published_at desc
    limit ${postsMax}`,
  );
  return rows.map((row) => {
    const publishedAt = new Date(row.published_at);
    const isLater = claim.correctedAt !== null && publishedAt.getTime() > claim.correctedAt.getTime();
    return {
      postId: Number(row.post_id),
      state: row.state,
      likeness: row.likeness,
      asksTruth: row.asks_truth,
      title: row.title,
      source: row.source,
      author: row.author,
      publishedAt,
      audience: toNumber(row.audience),
      isRepeat: row.state === "confirmed" && isLater,
    };
  });
}

function toDate(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}

function toNumber(value: string | null): number | null {
  return value === null ? null : Number(value);
}
