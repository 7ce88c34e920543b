import { mayDecide, waitingStep } from "@earshot/core/respond/draft/approval-chain";
import { approvalKinds, type ApprovalKind } from "@earshot/core/respond/draft/draft";
import type { Role } from "@earshot/core/triage/status";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draft } from "../../schema/draft.ts";
import { draftStep } from "../../schema/draft-step.ts";
import { draftVersion } from "../../schema/draft-version.ts";
import { entity } from "../../schema/entity.ts";
import { triage } from "../../schema/triage.ts";
import { personNames, type Named } from "../incident-detail.ts";
import type { DraftRow } from "./draft-event.ts";

export const draftScopes = ["mine", "waiting", "all", "published"] as const;
export type DraftScope = (typeof draftScopes)[number];

/** A draft as the list shows it. */
export interface ListedDraft extends Omit<DraftRow, "createdBy" | "publishedBy"> {
  createdBy: Named;
  entityName: string | null;
  /** The beginning of its newest text. */
  excerpt: string;
  openFindings: number;
  /** Of the post it answers. */
  severity: number | null;
  /** Whose word it waits for. */
  waitsFor: { kind: ApprovalKind; person: Named } | null;
  /** It waits for whoever asks. */
  isYours: boolean;
}

const shownMax = 100;

/** Drafts, those changed last first; what waits for this person, the longest waiting first. */
export async function listDrafts(
  db: Db,
  given: {
    scope: DraftScope;
    person: { personId: number; role: Role };
    draftId?: number | undefined;
    /** Only answers to this post. */
    post?: number | undefined;
    limit?: number;
  },
): Promise<ListedDraft[]> {
  const { scope, person, draftId, post, limit = shownMax } = given;
  const rows = await db
    .select({
      draft,
      excerpt: sql<string>`left(${draftVersion.text}, 240) || case when length(${draftVersion.text}) > 240 then '…' else '' end`,
      openFindings: sql<number>`jsonb_array_length(${draftVersion.findings})`,
      entityName: entity.name,
      severity: triage.severity,
    })
    .from(draft)
    .innerJoin(
      draftVersion,
      and(eq(draftVersion.draftId, draft.draftId), eq(draftVersion.number, draft.number)),
    )
    .leftJoin(entity, eq(entity.entityId, draft.entityId))
    .leftJoin(triage, eq(triage.postId, draft.postId))
    .where(
      and(
        conditionOf(scope, person),
        draftId === undefined ? undefined : eq(draft.draftId, draftId),
        post === undefined ? undefined : eq(draft.postId, post),
      ),
    )
    .orderBy(scope === "waiting" ? asc(draft.sentAt) : desc(draft.changedAt))
    .limit(limit);
  const steps = await stepsOfAll(
    db,
    rows.map((row) => row.draft),
  );
  const names = await personNames(db);
  const named = (personId: number | null): Named =>
    personId === null ? null : { personId, name: names.get(personId) ?? `№ ${personId}` };
  return rows.map(({ draft: row, ...facts }): ListedDraft => {
    const { createdBy, publishedBy: _, ...rest } = row;
    const step = row.state === "in_approval" ? waitingStep(steps.get(row.draftId) ?? []) : null;
    return {
      ...rest,
      ...facts,
      createdBy: named(createdBy),
      waitsFor: step === null ? null : { kind: step.kind, person: named(step.personId) },
      isYours: step !== null && mayDecide(step, person),
    };
  });
}

function conditionOf(scope: DraftScope, person: { personId: number; role: Role }) {
  switch (scope) {
    case "mine":
      return and(
        eq(draft.createdBy, person.personId),
        inArray(draft.state, ["writing", "in_approval", "approved", "declined"]),
      );
    case "waiting":
      return and(eq(draft.state, "in_approval"), waitsFor(person));
    case "published":
      return eq(draft.state, "published");
    case "all":
      return undefined;
  }
}

/** The step whose turn it is asks for this person's word; by `mayDecide`, for any number of drafts. */
function waitsFor({ personId, role }: { personId: number; role: Role }) {
  const kinds = approvalKinds.filter((kind) => mayDecide({ kind, personId: null }, { personId, role }));
  return sql`exists (
    select from draft_step s where s.draft_id = ${draft.draftId} and s.number = ${draft.number} and s.state = 'waiting'
      and case when s.person_id is null then s.kind = any(${sql.param(kinds)}::text[]) else s.person_id = ${personId} end
      and not exists (
        select from draft_step e
        where e.draft_id = s.draft_id and e.number = s.number and e.state = 'waiting' and e.position < s.position))`;
}

/** Steps of the newest version of each. */
async function stepsOfAll(db: Db, rows: readonly DraftRow[]) {
  const found = new Map<number, (typeof draftStep.$inferSelect)[]>();
  const asked = rows.filter(({ state }) => state === "in_approval");
  if (asked.length === 0) return found;
  const steps = await db
    .select()
    .from(draftStep)
    .where(
      inArray(
        draftStep.draftId,
        asked.map(({ draftId }) => draftId),
      ),
    )
    .orderBy(draftStep.position);
  for (const { draftId, number } of asked)
    found.set(
      draftId,
      steps.filter((step) => step.draftId === draftId && step.number === number),
    );
  return found;
}
