import { parentPort } from "node:worker_threads";
import type { PostToAnalyse } from "@earshot/db/queries/analyse";
import type { Analysis } from "@earshot/db/queries/save-analyses";
import { createAnalyser } from "@earshot/text/analyse-post";
import { judgePost } from "./judge-post.ts";
import { readLabels } from "./read-labels.ts";

/** What the thread is asked; it answers in the order of the questions. */
export interface JudgingRequest {
  posts: readonly PostToAnalyse[];
  now: Date;
}

export type JudgingAnswer = { ok: true; analyses: Analysis[] } | { ok: false; error: Error };

const analyser = createAnalyser();

parentPort?.on("message", ({ posts, now }: JudgingRequest) => {
  parentPort?.postMessage(judge(posts, now), []);
});

function judge(posts: readonly PostToAnalyse[], now: Date): JudgingAnswer {
  try {
    return { ok: true, analyses: posts.map((post) => judgePost(post, readLabels(analyser, post), now)) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) };
  }
}
