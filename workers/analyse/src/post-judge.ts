import type { PostPrint } from "@earshot/core/analyse/fingerprint";
import type { PostToAnalyse } from "@earshot/db/queries/analyse";
import type { Analysis } from "@earshot/db/queries/save-analyses";
import { createAskedThread, type ThreadAnswer } from "./asked-thread.ts";
import type { JudgingRequest, PostText } from "./serve-judging.ts";

/** Reads labels and decides severity and priority in a thread of its own, so that the page never waits for a model. */
export interface PostJudge {
  /**
   * One analysis per post, in the order given. Posts of several calls take turns. When `signal` is aborted the thread
   * is given up, and with it what else it has in hand: a model that does not end must not hold up what follows.
   */
  judge(posts: readonly PostToAnalyse[], now: Date, signal: AbortSignal): Promise<Analysis[]>;
  /** One fingerprint per text, in the order given; as `judge` in everything else. */
  fingerprint(texts: readonly PostText[], signal: AbortSignal): Promise<PostPrint[]>;
  /** Ends the thread; what is in hand is rejected. May be called twice. */
  close(): Promise<void>;
}

/** Posts of one turn: some tens of milliseconds. */
const postsPerTurn = 32;
/** Fingerprints are a twentieth of the work. */
const textsPerTurn = 250;

export function createPostJudge(): PostJudge {
  const thread = createAskedThread();

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
      const answers = await askAll(turns, signal);
      return answers.flatMap((answer) => (answer.kind === "judge" ? answer.analyses : []));
    },
    async fingerprint(texts, signal) {
      const turns = turnsOf(texts, textsPerTurn).map(
        (turn) => ({ kind: "fingerprint", texts: turn }) as const,
      );
      const answers = await askAll(turns, signal);
      return answers.flatMap((answer) => (answer.kind === "fingerprint" ? answer.fingerprints : []));
    },
    close: () => thread.close(),
  };
}

function turnsOf<T>(all: readonly T[], size: number): T[][] {
  const turns: T[][] = [];
  for (let from = 0; from < all.length; from += size) turns.push(all.slice(from, from + size));
  return turns;
}
