import { parentPort } from "node:worker_threads";
import type { PostPrint } from "@earshot/core/analyse/fingerprint";
import type { PostToAnalyse } from "@earshot/db/queries/analyse";
import type { Analysis } from "@earshot/db/queries/save-analyses";
import { createAnalyser } from "@earshot/text/analyse-post";
import { fingerprintPost } from "@earshot/text/fingerprint/fingerprint-post";
import { judgePost } from "./judge-post.ts";
import { readLabels } from "./read-labels.ts";

/** What the thread is asked; it answers in the order of the questions. */
export type JudgingRequest =
  | { kind: "judge"; posts: readonly PostToAnalyse[]; now: Date }
  | { kind: "fingerprint"; texts: readonly PostText[] };

export interface PostText {
  title: string | null;
  text: string;
}

export type JudgingAnswer =
  | { ok: true; kind: "judge"; analyses: Analysis[] }
  | { ok: true; kind: "fingerprint"; fingerprints: PostPrint[] }
  | { ok: false; error: Error };

const analyser = createAnalyser();

parentPort?.on("message", (request: JudgingRequest) => {
  parentPort?.postMessage(answer(request), []);
});

function answer(request: JudgingRequest): JudgingAnswer {
  try {
    if (request.kind === "fingerprint")
      return { ok: true, kind: request.kind, fingerprints: request.texts.map(fingerprintPost) };
    const { kind, posts, now } = request;
    const analyses = posts.map((post) => judgePost(post, readLabels(analyser, post), now));
    return { ok: true, kind, analyses };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) };
  }
}
