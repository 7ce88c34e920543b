import { postsToAnalyse } from "@earshot/db/queries/analyse";
import { dueReports } from "@earshot/db/queries/report-due";
import { savePriorities } from "@earshot/db/queries/save-priorities";
import type { JobContext } from "@earshot/pipeline/worker";
import type { AnalyseDeps } from "./deps.ts";
import { prioritise } from "./judge-post.ts";

/** The `prioritise` job: priorities anew after an event (a correction, new counters), without reading the text again. */
export async function prioritisePosts(
  deps: AnalyseDeps,
  { postIds }: { postIds: number[] },
  context: JobContext,
): Promise<void> {
  const now = deps.now();
  const posts = await postsToAnalyse(deps.database.db, postIds);
  const priorities = posts.flatMap((post) =>
    post.current === null ? [] : [{ postId: post.postId, ...prioritise(post, post.current, now) }],
  );
  const moved = await savePriorities(deps.database.db, { now, priorities });
  // After a correction rules and alerts see the priority that came of it.
  const due = (await dueReports(deps.database.db, postIds)).map((each) => each.postId);
  const [first] = due;
  if (first !== undefined) {
    await deps.queues.enqueue("report-posts", { postIds: due }, { jobId: `report-${first}-${due.length}` });
  }
  context.add({ posts: priorities.length, moved: moved.length });
}
