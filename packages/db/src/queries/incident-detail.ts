import type { ClaimStatus, IncidentRole } from "@earshot/core/triage/incident/incident";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { incident } from "../schema/incident.ts";
import { incidentClaim } from "../schema/incident-claim.ts";
import { incidentPost } from "../schema/incident-post.ts";
import { incidentRole } from "../schema/incident-role.ts";
import { incidentStatement } from "../schema/incident-statement.ts";
import { incidentTask } from "../schema/incident-task.ts";
import { person } from "../schema/person.ts";
import { triage } from "../schema/triage.ts";
import { getIncidentRow, type IncidentRow } from "./incidents.ts";
import { mentionRows, type TriageRow } from "./triage-row.ts";

/** Somebody by number and name; null for nobody, a rule, or the program itself. */
export type Named = { personId: number; name: string } | null;

export interface IncidentTask {
  taskId: number;
  version: number;
  text: string;
  who: Named;
  dueAt: Date | null;
  doneAt: Date | null;
  doneBy: Named;
}

export interface IncidentClaim {
  claimId: number;
  version: number;
  text: string;
  status: ClaimStatus;
  evidence: string;
  statement: string;
  /** Posts that carry it. */
  postIds: number[];
  changedAt: Date;
  changedBy: Named;
}

export interface IncidentStatement {
  statementId: number;
  number: number;
  version: number;
  text: string;
  writtenAt: Date;
  writtenBy: Named;
  approvedAt: Date | null;
  approvedBy: Named;
  publishedAt: Date | null;
  publishedUrl: string | null;
}

export interface IncidentDetail {
  incident: IncidentRow & {
    summary: string;
    openedBy: Named;
    releasedAt: Date | null;
    evidenceHead: string | null;
  };
  stories: { storyId: number; name: string; posts: number }[];
  roles: { role: IncidentRole; people: { personId: number; name: string }[] }[];
  tasks: IncidentTask[];
  claims: IncidentClaim[];
  /** The newest version of each first. */
  statements: IncidentStatement[];
  /** The newest posts first, at most a hundred. */
  posts: TriageRow[];
}

const postsShown = 100;

/** An incident with everything in it but its timeline and evidence. Null when there is none. */
export async function getIncident(db: Db, incidentId: number, now: Date): Promise<IncidentDetail | null> {
  const row = await getIncidentRow(db, incidentId, now);
  const [own] = await db.select().from(incident).where(eq(incident.incidentId, incidentId));
  if (row === null || !own) return null;
  const names = await personNames(db);
  const named = (personId: number | null): Named =>
    personId === null ? null : { personId, name: names.get(personId) ?? `№ ${personId}` };
  return {
    incident: {
      ...row,
      summary: own.summary,
      openedBy: named(own.openedBy),
      releasedAt: own.releasedAt,
      evidenceHead: own.evidenceHead,
    },
    stories: await storiesOf(db, incidentId),
    roles: await rolesOf(db, incidentId),
    tasks: await tasksOf(db, incidentId, named),
    claims: await claimsOf(db, incidentId, named),
    statements: await statementsOf(db, incidentId, named),
    posts: await newestPosts(db, incidentId),
  };
}

/** Names of everybody who is or was here: people of one team are few. */
export async function personNames(db: Db): Promise<Map<number, string>> {
  const rows = await db.select({ personId: person.personId, name: person.name }).from(person);
  return new Map(rows.map((each) => [each.personId, each.name]));
}

type NameOf = (personId: number | null) => Named;

async function storiesOf(db: Db, incidentId: number): Promise<IncidentDetail["stories"]> {
  const rows = await readRows<{ story_id: string; name: string; posts: number }>(
    db,
    sql`
    with recursive led as (
      select story_id as gathered, story_id, 0 as step from incident_story where incident_id = ${incidentId}
      union all
      select led.gathered, s.merged_into, led.step + 1 from led join story s using (story_id)
      where s.post_count = 0 and s.merged_into is not null and led.step < 20
    )
    select distinct s.story_id, coalesce(s.name, nullif(t.title, ''), t.snippet, '') as name, s.post_count as posts
    from led join story s using (story_id) left join triage t on t.post_id = s.lead_id
    where s.post_count > 0 order by s.post_count desc, s.story_id`,
  );
  return rows.map((row) => ({ storyId: Number(row.story_id), name: row.name, posts: row.posts }));
}

async function rolesOf(db: Db, incidentId: number): Promise<IncidentDetail["roles"]> {
  const rows = await db
    .select({ role: incidentRole.role, personId: person.personId, name: person.name })
    .from(incidentRole)
    .innerJoin(person, eq(person.personId, incidentRole.personId))
    .where(eq(incidentRole.incidentId, incidentId))
    .orderBy(asc(person.name));
  const byRole = new Map<IncidentRole, { personId: number; name: string }[]>();
  for (const { role, ...who } of rows) byRole.set(role, [...(byRole.get(role) ?? []), who]);
  return [...byRole].map(([role, people]) => ({ role, people }));
}

/** What is to be done first, what has no time next, what is done last. */
async function tasksOf(db: Db, incidentId: number, named: NameOf): Promise<IncidentTask[]> {
  const rows = await db
    .select()
    .from(incidentTask)
    .where(eq(incidentTask.incidentId, incidentId))
    .orderBy(
      sql`${incidentTask.doneAt} is not null`,
      sql`${incidentTask.dueAt} nulls last`,
      asc(incidentTask.incidentTaskId),
    );
  return rows.map((row) => ({
    taskId: row.incidentTaskId,
    version: row.version,
    text: row.text,
    who: named(row.personId),
    dueAt: row.dueAt,
    doneAt: row.doneAt,
    doneBy: named(row.doneBy),
  }));
}

async function claimsOf(db: Db, incidentId: number, named: NameOf): Promise<IncidentClaim[]> {
  const rows = await db
    .select({
      claim: incidentClaim,
      postIds: sql<string[]>`array(
        select c.post_id from incident_claim_post c
        where c.incident_claim_id = ${sql.raw("incident_claim.incident_claim_id")} and c.state = 'confirmed'
        order by c.post_id)`,
    })
    .from(incidentClaim)
    .where(eq(incidentClaim.incidentId, incidentId))
    .orderBy(asc(incidentClaim.incidentClaimId));
  return rows.map(({ claim, postIds }) => ({
    claimId: claim.incidentClaimId,
    version: claim.version,
    text: claim.text,
    status: claim.status,
    evidence: claim.evidence,
    statement: claim.statement,
    postIds: postIds.map(Number),
    changedAt: claim.changedAt,
    changedBy: named(claim.changedBy),
  }));
}

async function statementsOf(db: Db, incidentId: number, named: NameOf): Promise<IncidentStatement[]> {
  const rows = await db
    .select()
    .from(incidentStatement)
    .where(eq(incidentStatement.incidentId, incidentId))
    .orderBy(desc(incidentStatement.number), desc(incidentStatement.version));
  return rows.map((row) => ({
    statementId: row.incidentStatementId,
    number: row.number,
    version: row.version,
    text: row.text,
    writtenAt: row.writtenAt,
    writtenBy: named(row.writtenBy),
    approvedAt: row.approvedAt,
    approvedBy: named(row.approvedBy),
    publishedAt: row.publishedAt,
    publishedUrl: row.publishedUrl,
  }));
}

async function newestPosts(db: Db, incidentId: number): Promise<TriageRow[]> {
  const places = await db
    .select({ postId: triage.postId })
    .from(incidentPost)
    .innerJoin(triage, eq(triage.postId, incidentPost.postId))
    .where(and(eq(incidentPost.incidentId, incidentId), isNull(incidentPost.removedAt)))
    .orderBy(desc(triage.publishedAt), desc(triage.postId))
    .limit(postsShown);
  return mentionRows(
    db,
    places.map((each) => each.postId),
  );
}
