import { postsToAnalyse } from "@earshot/db/queries/analyse";
import { engineOpinions } from "@earshot/db/queries/engine";
import { learningStamp, readAnswers } from "@earshot/db/queries/learning";
import { saveAnalyses } from "@earshot/db/queries/save-analyses";
import type { Queues } from "@earshot/pipeline/queue";
import type { JobContext } from "@earshot/pipeline/worker";
import type { AnalyseDeps } from "./deps.ts";
import type { PostJudge } from "./post-judge.ts";

/**
 * The `analyse-posts` job: load, read the labels, decide, save, ring for grouping. Posts that are gone meanwhile are left out. One that cannot be read fails the
 * job when the others are saved: nothing that a stranger wrote keeps what stands beside it from the desk.
 */
export async function analysePosts(
  deps: Pick<AnalyseDeps, "database" | "now" | "queues">,
  judge: PostJudge,
  { postIds }: { postIds: number[] },
  context: JobContext,
): Promise<void> {
  const posts = await postsToAnalyse(deps.database.db, postIds);
  const now = deps.now();
  const { db } = deps.database;
  await judge.learn(await learningStamp(db), () => readAnswers(db), context.signal);
  const opinions = await engineOpinions(db, posts);
  const judged = posts.map((post) => ({ ...post, opinion: opinions.get(post.postId) ?? null }));
  const { analyses, unread } = await judge.judge(judged, now, context.signal);
  const saved = await saveAnalyses(deps.database.db, { now, analyses });
  const lagsMs = posts.map((post) => Math.max(0, now.getTime() - post.foundAt.getTime()));
  context.measure("found_to_analysed_ms", lagsMs);
  await ringForGrouping(deps.queues, [...saved.arrived, ...saved.changed]);
  context.add({ posts: postIds.length, analysed: analyses.length });
  context.add({ arrived: saved.arrived.length, changed: saved.changed.length });
  const [first] = unread;
  if (first)
    throw new Error(`${unread.length} posts cannot be read, the first ${first.postId}: ${first.why}`);
}

/** Which posts are to be grouped stands in the database: a bell that is lost is rung again by the sweep. */
async function ringForGrouping(queues: Queues, postIds: number[]): Promise<void> {
  const [first] = postIds;
  if (first === undefined) return;
  await queues.enqueue("group-posts", { postIds }, { jobId: `group-${first}-${postIds.length}` });
}
