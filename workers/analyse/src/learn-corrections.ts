import { isScoreHeld } from "@earshot/core/analyse/learnt";
import {
  postsLike,
  readAnswers,
  readNewCorrections,
  saveLearnt,
  takeReview,
  type CorrectedPost,
  type NewAnswer,
} from "@earshot/db/queries/learning";
import { readSettings } from "@earshot/db/queries/read-settings";
import { postIdsMax } from "@earshot/pipeline/jobs";
import type { JobContext } from "@earshot/pipeline/worker";
import type { AnalyseDeps } from "./deps.ts";
import type { PostJudge } from "./post-judge.ts";

const eventsAtOnce = 500;
const readAgainMax = 5_000;

/**
 * The `learn-corrections` job: what people said of posts becomes answers for the same and similar texts, unless the repository's own texts fare
 * worse with them; posts that they may hold for are read again.
 */
export async function learnCorrections(
  deps: AnalyseDeps,
  judge: PostJudge,
  context: JobContext,
): Promise<void> {
  const { db } = deps.database;
  const settings = await readSettings(db);
  const again = new Set(await takeReview(db, readAgainMax));
  const found = settings["coding.learns"] ? await readNewCorrections(db, eventsAtOnce) : null;
  if (found !== null) {
    const answers = await readTexts(judge, found.posts, context.signal);
    const goneIds = found.posts.filter((post) => !isAnswer(post)).map(({ postId }) => postId);
    const all = [
      ...(await readAnswers(db)),
      ...answers.map((each, at) => ({ ...each, answerId: 1e9 + at, isHeld: false })),
    ];
    const score = await judge.scoreLearnt(all, context.signal);
    const isHeld = isScoreHeld(score);
    await saveLearnt(db, {
      now: deps.now(),
      lastEventId: found.lastEventId,
      answers,
      goneIds,
      score,
      isHeld,
    });
    const corrected = found.posts.map(({ postId }) => postId);
    for (const postId of await postsLike(db, corrected, readAgainMax)) again.add(postId);
    context.add({ learnt: answers.length, unlearnt: goneIds.length });
  }
  await readAgain(deps, [...again]);
  context.add({ again: again.size });
}

function isAnswer({ text, direction, sentiments }: CorrectedPost): boolean {
  return text !== null && (direction !== null || Object.keys(sentiments).length > 0);
}

async function readTexts(
  judge: PostJudge,
  posts: readonly CorrectedPost[],
  signal: AbortSignal,
): Promise<NewAnswer[]> {
  const said = posts.filter(isAnswer);
  const texts = await judge.readLearnt(
    said.flatMap(({ text }) => (text === null ? [] : [text])),
    signal,
  );
  return said.flatMap(({ text: _text, ...post }, at) => {
    const read = texts[at];
    return read ? [{ ...post, ...read }] : [];
  });
}

async function readAgain({ queues, now }: AnalyseDeps, postIds: readonly number[]): Promise<void> {
  for (let from = 0; from < postIds.length; from += postIdsMax) {
    const batch = postIds.slice(from, from + postIdsMax);
    await queues.enqueue(
      "analyse-posts",
      { postIds: batch },
      { jobId: `learnt-${now().getTime()}-${batch[0]}` },
    );
  }
}
