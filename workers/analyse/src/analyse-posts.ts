import { setImmediate } from "node:timers/promises";
import { postsToAnalyse, type PostToAnalyse } from "@earshot/db/queries/analyse";
import { saveAnalyses, type Analysis } from "@earshot/db/queries/save-analyses";
import type { JobContext } from "@earshot/pipeline/worker";
import type { Analyser, PostLabels } from "@earshot/text/analyse-post";
import type { AnalyseDeps } from "./deps.ts";
import { judgePost } from "./judge-post.ts";

/** Posts read before other work of the process gets a turn: some ten milliseconds. */
const postsPerTurn = 16;

/** The `analyse-posts` job: load, read the labels, decide, save. Posts that are gone meanwhile are left out. */
export async function analysePosts(
  deps: AnalyseDeps,
  analyser: Analyser,
  { postIds }: { postIds: number[] },
  context: JobContext,
): Promise<void> {
  const posts = await postsToAnalyse(deps.database.db, postIds);
  const now = deps.now();
  const analyses: Analysis[] = [];
  for (const [index, post] of posts.entries()) {
    if (index % postsPerTurn === postsPerTurn - 1) await setImmediate();
    context.signal.throwIfAborted();
    analyses.push(judgePost(post, readLabels(analyser, post), now));
  }
  const saved = await saveAnalyses(deps.database.db, { now, analyses });
  context.add({ posts: postIds.length, arrived: saved.arrived.length, changed: saved.changed.length });
}

function readLabels(analyser: Analyser, post: PostToAnalyse): PostLabels {
  return analyser.analysePost({
    title: post.title,
    text: post.text,
    platform: post.platform,
    author: post.author && { name: post.author.name, bio: post.author.bio, followers: post.author.followers },
    authorRole: post.authorRole,
    parentText: post.parent?.text ?? null,
    entities: post.mentions.map(({ entityId, kind, name, hits }) => ({ entityId, kind, name, hits })),
  });
}
