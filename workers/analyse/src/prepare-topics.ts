import { isTopicReportDue, topicSpans, type TopicReport } from "@earshot/core/report/topic-report";
import { postsOfPeriod, watchedWords, type TopicPosts } from "@earshot/db/queries/topic-posts";
import { saveTopicReport, topicReportState } from "@earshot/db/queries/topic-reports";
import type { JobContext } from "@earshot/pipeline/worker";
import type { AnalyseDeps } from "./deps.ts";
import type { PostJudge } from "./post-judge.ts";

/** Reading a post takes a third of a millisecond. */
const postsRead = 1_500;
const usualRead = 800;
const topicsMax = 15;
/** Fewer posts are no topic. */
const topicPostsMin = 3;
const dayMs = 24 * 3_600_000;
/** What is usual here is read from so long before the period. */
const usualDays = 60;

/** The `prepare-topics` job: makes reports of topics anew where posts came in, so that the page has them at hand. */
export async function prepareTopics(
  deps: Pick<AnalyseDeps, "database" | "now">,
  judge: Pick<PostJudge, "findTopics">,
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const { kept, newestPostId } = await topicReportState(db);
  const keptOf = new Map(kept.map((each) => [each.days, each]));
  const due = topicSpans.filter((days) => isTopicReportDue(keptOf.get(days), newestPostId, deps.now()));
  if (due.length === 0) return;
  const names = await watchedWords(db);
  for (const days of due) {
    context.signal.throwIfAborted();
    const madeAt = deps.now();
    const began = performance.now();
    const report = await reportOf(deps, judge, { days, names, now: madeAt }, context.signal);
    const tookMs = Math.round(performance.now() - began);
    await saveTopicReport(db, { days, madeAt, tookMs, newestPostId, report });
  }
  context.add({ reports: due.length });
}

async function reportOf(
  { database: { db } }: Pick<AnalyseDeps, "database">,
  judge: Pick<PostJudge, "findTopics">,
  { days, names, now }: { days: number; names: readonly string[]; now: Date },
  signal: AbortSignal,
): Promise<TopicReport> {
  const from = new Date(now.getTime() - days * dayMs);
  const since = (count: number): Date => new Date(from.getTime() - count * dayMs);
  const current = await postsOfPeriod(db, { from, to: now }, postsRead);
  const before = await postsOfPeriod(db, { from: since(days), to: from }, postsRead);
  const usual = await postsOfPeriod(db, { from: since(usualDays), to: from }, usualRead);
  const found = await judge.findTopics(
    { posts: current.posts, usual: usual.posts, counted: before.posts, names, max: topicsMax },
    signal,
  );
  const topics = found
    .filter((topic) => topic.posts >= topicPostsMin)
    .map(({ label, phrases, posts, before: earlier }) => ({
      label,
      phrases,
      posts: estimate(posts, current),
      before: before.total === 0 ? null : estimate(earlier, before),
    }))
    .sort((left, right) => right.posts - left.posts);
  const isSampled = current.posts.length < current.total || before.posts.length < before.total;
  return { from: from.toISOString(), to: now.toISOString(), posts: current.total, isSampled, topics };
}

function estimate(count: number, { total, posts }: TopicPosts): number {
  return posts.length === 0 ? 0 : Math.round((count * total) / posts.length);
}
