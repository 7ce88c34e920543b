import type { PostPrint } from "@earshot/core/analyse/fingerprint";
import type { Analysis } from "@earshot/db/queries/save-analyses";
import type { LearntAnswer } from "@earshot/core/analyse/learnt";
import type { LearnText } from "@earshot/text/learn/read-learn-text";
import type { LearntScore } from "@earshot/text/learn/score-learnt";
import type { FoundTopic, TopicQuestion } from "./answer-topics.ts";
import { createAskedThread, type ThreadAnswer } from "./asked-thread.ts";
import type { JudgingRequest, PostText, PostToJudge, UnreadPost } from "./serve-judging.ts";

export interface Judged {
  analyses: Analysis[];
  unread: UnreadPost[];
}

/** Reads labels and decides severity and priority in a thread of its own, so that the page never waits for a model. */
export interface PostJudge {
  /**
   * One analysis per post that can be read, in the order given, and the others. Posts of several calls take turns. When `signal` is aborted the thread
   * is given up, and with it what else it has in hand: a model that does not end must not hold up what follows.
   */
  judge(posts: readonly PostToJudge[], now: Date, signal: AbortSignal): Promise<Judged>;
  /** One fingerprint per text, in the order given; as `judge` in everything else. */
  fingerprint(texts: readonly PostText[], signal: AbortSignal): Promise<PostPrint[]>;
  /** Lets answers of people hold for the posts that come; `read` is asked only where `stamp` is another one. */
  learn(stamp: number, read: () => Promise<readonly LearntAnswer[]>, signal: AbortSignal): Promise<void>;
  /** What corrected texts are found by. */
  readLearnt(texts: readonly PostText[], signal: AbortSignal): Promise<LearnText[]>;
  /** What posts are about, beside what is usual here. */
  findTopics(question: TopicQuestion, signal: AbortSignal): Promise<FoundTopic[]>;
  /** How the repository's own texts fare with these answers. */
  scoreLearnt(answers: readonly LearntAnswer[], signal: AbortSignal): Promise<LearntScore>;
  /** Ends the thread; what is in hand is rejected. May be called twice. */
  close(): Promise<void>;
}

/** Posts of one turn: some tens of milliseconds. */
const postsPerTurn = 32;
/** Fingerprints are a twentieth of the work. */
const textsPerTurn = 250;

export function createPostJudge(): PostJudge {
  const thread = createAskedThread();
  let known: { stamp: number; answers: readonly LearntAnswer[] } = { stamp: 0, answers: [] };
  /** Which thread was told of which answers. */
  let told = { thread: 0, stamp: 0 };

  async function askAll(requests: readonly JudgingRequest[], signal: AbortSignal): Promise<ThreadAnswer[]> {
    const answers: ThreadAnswer[] = [];
    signal.addEventListener("abort", thread.giveUp, { once: true });
    try {
      for (const request of requests) {
        signal.throwIfAborted();
        answers.push(await thread.ask(request));
      }
      return answers;
    } finally {
      signal.removeEventListener("abort", thread.giveUp);
    }
  }

  return {
    async judge(posts, now, signal) {
      const turns = turnsOf(posts, postsPerTurn).map(
        (turn) => ({ kind: "judge", posts: turn, now }) as const,
      );
      const answers = (await askAll(turns, signal)).filter((answer) => answer.kind === "judge");
      return {
        analyses: answers.flatMap(({ analyses }) => analyses),
        unread: answers.flatMap(({ unread }) => unread),
      };
    },
    async fingerprint(texts, signal) {
      const turns = turnsOf(texts, textsPerTurn).map(
        (turn) => ({ kind: "fingerprint", texts: turn }) as const,
      );
      const answers = await askAll(turns, signal);
      return answers.flatMap((answer) => (answer.kind === "fingerprint" ? answer.fingerprints : []));
    },
    async learn(stamp, read, signal) {
      if (known.stamp !== stamp) known = { stamp, answers: await read() };
      if (told.stamp === stamp && told.thread === thread.started()) return;
      // A thread that was never told of any has none.
      if (known.answers.length > 0 || told.thread > 0)
        await askAll([{ kind: "learn", answers: known.answers }], signal);
      told = { thread: thread.started(), stamp };
    },
    async readLearnt(texts, signal) {
      const answers = await askAll([{ kind: "read-learnt", texts }], signal);
      return answers.flatMap((answer) => (answer.kind === "read-learnt" ? answer.texts : []));
    },
    async findTopics(question, signal) {
      const answers = await askAll([{ kind: "find-topics", ...question }], signal);
      return answers.flatMap((answer) => (answer.kind === "find-topics" ? answer.topics : []));
    },
    async scoreLearnt(answers, signal) {
      const [answer] = await askAll([{ kind: "score-learnt", answers }], signal);
      if (answer?.kind !== "score-learnt") throw new Error("The judging thread gave no score.");
      return answer.score;
    },
    close: () => thread.close(),
  };
}

function turnsOf<T>(all: readonly T[], size: number): T[][] {
  const turns: T[][] = [];
  for (let from = 0; from < all.length; from += size) turns.push(all.slice(from, from + size));
  return turns;
}
