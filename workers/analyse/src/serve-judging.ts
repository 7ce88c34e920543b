import { parentPort } from "node:worker_threads";
import type { PostPrint } from "@earshot/core/analyse/fingerprint";
import type { PostToAnalyse } from "@earshot/db/queries/analyse";
import type { Analysis } from "@earshot/db/queries/save-analyses";
import { applyOpinion, type EngineOpinion } from "@earshot/core/analyse/engine";
import { createLearntIndex, type LearntAnswer } from "@earshot/core/analyse/learnt";
import { createAnalyser } from "@earshot/text/analyse-post";
import { fingerprintPost } from "@earshot/text/fingerprint/fingerprint-post";
import { readLearnText, type LearnText } from "@earshot/text/learn/read-learn-text";
import { scoreLearnt, type LearntScore } from "@earshot/text/learn/score-learnt";
import { answerTopics, type FoundTopic, type TopicQuestion } from "./answer-topics.ts";
import { judgePost } from "./judge-post.ts";
import { addLearnt, readLabels } from "./read-labels.ts";

export type PostToJudge = PostToAnalyse & {
  /** What a language model said of it. */
  opinion?: EngineOpinion | null;
};

/** What the thread is asked; it answers in the order of the questions. */
export type JudgingRequest =
  | { kind: "judge"; posts: readonly PostToJudge[]; now: Date }
  | { kind: "fingerprint"; texts: readonly PostText[] }
  /** From now on these answers of people hold. */
  | { kind: "learn"; answers: readonly LearntAnswer[] }
  | { kind: "read-learnt"; texts: readonly PostText[] }
  | ({ kind: "find-topics" } & TopicQuestion)
  | { kind: "score-learnt"; answers: readonly LearntAnswer[] };

export interface PostText {
  title: string | null;
  text: string;
}

export type JudgingAnswer =
  | { ok: true; kind: "judge"; analyses: Analysis[] }
  | { ok: true; kind: "fingerprint"; fingerprints: PostPrint[] }
  | { ok: true; kind: "learn" }
  | { ok: true; kind: "read-learnt"; texts: LearnText[] }
  | { ok: true; kind: "find-topics"; topics: FoundTopic[] }
  | { ok: true; kind: "score-learnt"; score: LearntScore }
  | { ok: false; error: Error };

const analyser = createAnalyser();
let learnt = createLearntIndex([]);

parentPort?.on("message", (request: JudgingRequest) => {
  parentPort?.postMessage(answer(request), []);
});

function answer(request: JudgingRequest): JudgingAnswer {
  try {
    return { ok: true, ...answerTo(request) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

type Done<T> = T extends { ok: true } ? Omit<T, "ok"> : never;

function answerTo(request: JudgingRequest): Done<JudgingAnswer> {
  const { kind } = request;
  switch (kind) {
    case "judge": {
      const { posts, now } = request;
      const labelled = (post: PostToJudge) =>
        applyOpinion(addLearnt(readLabels(analyser, post), post, learnt), post.opinion ?? null);
      return { kind, analyses: posts.map((post) => judgePost(post, labelled(post), now)) };
    }
    case "fingerprint":
      return { kind, fingerprints: request.texts.map(fingerprintPost) };
    case "learn":
      learnt = createLearntIndex(request.answers);
      return { kind };
    case "read-learnt":
      return { kind, texts: request.texts.map(readLearnText) };
    case "find-topics":
      return { kind, topics: answerTopics(request) };
    case "score-learnt":
      return { kind, score: scoreLearnt(request.answers) };
    default: {
      const unknown: never = kind;
      throw new Error(`Nothing is known of ${String(unknown)}.`);
    }
  }
}
