import { chosenEventWindow, chosenRepeatWindow } from "@earshot/core/settings/chosen-limits";
import { readSettings } from "@earshot/db/queries/read-settings";
import { dueStories, postsToGroup, type PostToGroup } from "@earshot/db/queries/stories-due";
import { groupPosts as saveGroups } from "@earshot/db/queries/stories-group";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { Queues } from "@earshot/pipeline/queue";
import type { JobContext } from "@earshot/pipeline/worker";
import type { AnalyseDeps } from "./deps.ts";
import type { PostJudge } from "./post-judge.ts";

/** A job of fewer posts takes others along that wait: what a job costs beside its posts is as much as twenty posts. */
const smallJob = 250;

/** The posts of a job that are still due, and where those are few the ones that have waited longest: their own job finds them done. */
async function takeDue(
  { database, now }: Pick<AnalyseDeps, "database" | "now">,
  postIds: readonly number[],
): Promise<PostToGroup[]> {
  const due = await postsToGroup(database.db, postIds);
  if (due.length === 0 || due.length >= smallJob) return due;
  const known = new Set(postIds);
  const waiting = await dueStories(database.db, now(), postIdsMax);
  const others = waiting.filter((postId) => !known.has(postId)).slice(0, postIdsMax - due.length);
  return [...due, ...(await postsToGroup(database.db, others))];
}

/** The `group-posts` job: reads the fingerprints of posts that are due and puts them into their stories. */
export async function groupPosts(
  deps: Pick<AnalyseDeps, "database" | "now" | "queues">,
  judge: Pick<PostJudge, "fingerprint">,
  { postIds }: { postIds: number[] },
  context: JobContext,
): Promise<void> {
  const due = await takeDue(deps, postIds);
  const texts = due.flatMap(({ postId, text }) => (text === null ? [] : [{ postId, ...text }]));
  const fingerprints = await judge.fingerprint(
    texts.map(({ title, text }) => ({ title, text })),
    context.signal,
  );
  const prints = new Map(
    texts.flatMap(({ postId, revision }, at) => {
      const fingerprint = fingerprints[at];
      return fingerprint ? [[postId, { fingerprint, revision }] as const] : [];
    }),
  );
  const posts = due.map(({ postId, mark }) => ({ postId, mark, print: prints.get(postId) ?? null }));
  const settings = await readSettings(deps.database.db);
  const { changed, links } = await saveGroups(deps.database.db, {
    now: deps.now(),
    windows: { repeats: chosenRepeatWindow(settings), events: chosenEventWindow(settings) },
    posts,
  });
  await ringForReport(deps.queues, [...new Set([...postIds, ...due.map((each) => each.postId), ...changed])]);
  context.add({ posts: due.length, links, changed: changed.length });
}

/** Rules and alerts come after grouping, so that reprints of one story ring once. A bell that is lost is rung again by their sweep. */
async function ringForReport(queues: Queues, postIds: readonly number[]): Promise<void> {
  for (let from = 0; from < postIds.length; from += postIdsMax) {
    const batch = postIds.slice(from, from + postIdsMax);
    await queues.enqueue("report-posts", { postIds: batch }, { jobId: `report-${batch[0]}-${batch.length}` });
  }
}
