import { eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { importRun } from "../schema/import-run.ts";
import { isHeld } from "./incident-hold.ts";
import { dropParts } from "./import-upload.ts";
import { notifyTriage } from "./notify.ts";
import type { PostLocation } from "./post-location.ts";
import { removePosts } from "./remove-posts.ts";
import { lockStories } from "./stories-lock.ts";

const batchSize = 1_000;

/**
 * Takes back one batch of what an import brought. A post goes unless another source saw it, another import brought it too, or a person worked
 * on it: acted on it, took it on, tagged or noted it, judged it or its story. Interrupted, it can be run again.
 * @returns whether anything is left; false also when the import is not being undone
 */
export async function undoSome(db: Db, importRunId: number, now: Date): Promise<{ isLast: boolean }> {
  return db.transaction(async (tx) => {
    const [run] = await tx
      .select()
      .from(importRun)
      .where(eq(importRun.importRunId, importRunId))
      .for("update");
    if (run?.state !== "undoing") return { isLast: true };
    await lockStories(tx);
    const batch = await readRows<{ post_id: string; month: string | null; is_kept: boolean }>(
      tx,
      sql`
      select i.post_id, k.month::text,
        exists (select from sighting s where s.post_id = i.post_id and s.source_id <> ${run.sourceId})
        or exists (select from import_post o where o.post_id = i.post_id and o.import_run_id <> ${importRunId})
        or exists (
          select from triage t where t.post_id = i.post_id
            and (t.assignee_id is not null or t.tag_ids <> '{}' or t.note_count > 0))
        or exists (select from triage_event e where e.post_id = i.post_id and e.person_id is not null)
        or exists (select from story_decision_post d where d.post_id = i.post_id)
        or ${isHeld(sql`i.post_id`)}
        or exists (
          select from mention m where m.post_id = i.post_id and m.month = k.month and m.sentiment_by = 'person') as is_kept
      from import_post i left join post_key k on k.post_id = i.post_id
      where i.import_run_id = ${importRunId}
      order by i.post_id limit ${batchSize}`,
    );
    const gone = batch.flatMap(({ post_id, month, is_kept }): PostLocation[] =>
      is_kept || month === null ? [] : [{ postId: Number(post_id), month }],
    );
    await removePosts(tx, gone);
    await tx.execute(sql`
      delete from import_post where import_run_id = ${importRunId}
        and post_id = any(${sql.param(batch.map((row) => Number(row.post_id)))}::bigint[])`);
    const isLast = batch.length < batchSize;
    await tx
      .update(importRun)
      .set({
        removed: sql`${importRun.removed} + ${gone.length}`,
        kept: sql`${importRun.kept} + ${batch.filter((row) => row.is_kept).length}`,
        ...(isLast ? { state: "undone" as const, finishedAt: now, leaseUntil: null } : {}),
      })
      .where(eq(importRun.importRunId, importRunId));
    if (isLast) await dropParts(tx, importRunId);
    if (isLast) await tx.execute(sql`delete from import_refusal where import_run_id = ${importRunId}`);
    if (run.sourceId !== null) {
      await tx.execute(
        sql`update source set post_count = greatest(0, post_count - ${gone.length}) where source_id = ${run.sourceId}`,
      );
    }
    await notifyTriage(
      tx,
      gone.map(({ postId }) => postId),
      false,
    );
    return { isLast };
  });
}
