import { createWorker, type QueueWorker } from "@earshot/pipeline/worker";
import { analysePosts } from "./analyse-posts.ts";
import type { AnalyseDeps } from "./deps.ts";
import { askEngine } from "./ask-engine.ts";
import { groupPosts } from "./group-posts.ts";
import { learnCorrections } from "./learn-corrections.ts";
import { createPostJudge } from "./post-judge.ts";
import { prepareTopics } from "./prepare-topics.ts";
import { prioritisePosts } from "./prioritise-posts.ts";
import { sweepAnalyse } from "./sweep-analyse.ts";
import { sweepClaims } from "./sweep-claims.ts";
import { sweepDesk } from "./sweep-desk.ts";
import { sweepPriorities } from "./sweep-priorities.ts";
import { createPromptSweep } from "./sweep-prompts.ts";
import { sweepStories } from "./sweep-stories.ts";

const sweepEveryMs = 30_000;
const deskEveryMs = 15_000;
const learnEveryMs = 10_000;
const topicsEveryMs = 60_000;
const claimsEveryMs = 30_000;
const promptsEveryMs = 5_000;
const prioritiesEveryMs = 30 * 60_000;

/** Starts the worker of the queue `analyse` and its sweep. Close it before queue and database. */
export async function createAnalyseWorker(deps: AnalyseDeps): Promise<QueueWorker> {
  const judge = createPostJudge();
  const sweepPrompts = createPromptSweep(deps);
  const worker = createWorker(
    deps.backend,
    "analyse",
    {
      "analyse-posts": (payload, context) => analysePosts(deps, judge, payload, context),
      prioritise: (payload, context) => prioritisePosts(deps, payload, context),
      "group-posts": (payload, context) => groupPosts(deps, judge, payload, context),
      "sweep-stories": (_payload, context) => sweepStories(deps, context),
      "learn-corrections": (_payload, context) => learnCorrections(deps, judge, context),
      "prepare-topics": (_payload, context) => prepareTopics(deps, judge, context),
      "ask-engine": (_payload, context) => askEngine(deps, context),
      "sweep-analyse": (_payload, context) => sweepAnalyse(deps, context),
      "sweep-prompts": (_payload, context) => sweepPrompts(context),
      "sweep-claims": (_payload, context) => sweepClaims(deps, context),
      "sweep-desk": (_payload, context) => sweepDesk(deps, context),
      "sweep-priorities": (_payload, context) => sweepPriorities(deps, context),
    },
    { log: deps.log },
  );
  await worker.ready();
  await deps.queues.schedule("sweep-analyse", sweepEveryMs, {});
  await deps.queues.schedule("sweep-stories", sweepEveryMs, {});
  await deps.queues.schedule("ask-engine", sweepEveryMs, {});
  await deps.queues.schedule("prepare-topics", topicsEveryMs, {});
  await deps.queues.schedule("sweep-prompts", promptsEveryMs, {});
  await deps.queues.schedule("sweep-claims", claimsEveryMs, {});
  await deps.queues.schedule("sweep-desk", deskEveryMs, {});
  await deps.queues.schedule("learn-corrections", learnEveryMs, {});
  await deps.queues.schedule("sweep-priorities", prioritiesEveryMs, {});
  return {
    ...worker,
    async close() {
      await worker.close();
      await judge.close();
    },
  };
}
