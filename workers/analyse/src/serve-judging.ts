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

/** A post that cannot be read, which is a fault of ours; the others of its batch are. */
export interface UnreadPost {
  postId: number;
  why: string;
}

export type JudgingAnswer =
  | { ok: true; kind: "judge"; analyses: Analysis[]; unread: UnreadPost[] }
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
    case "judge":
      return { kind, ...judgeEach(request.posts, request.now) };
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

function judgeEach(posts: readonly PostToJudge[], now: Date): { analyses: Analysis[]; unread: UnreadPost[] } {
  const analyses: Analysis[] = [];
  const unread: UnreadPost[] = [];
  for (const post of posts) {
    try {
      const labels = addLearnt(readLabels(analyser, post), post, learnt);
      analyses.push(judgePost(post, applyOpinion(labels, post.opinion ?? null), now));
    } catch (error) {
      unread.push({ postId: post.postId, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return { analyses, unread };
}
