import { loopTag } from "./world-post.ts";
import type { WorldPost } from "./world-post.ts";

/** Runs `run` once after so many milliseconds; the function given back calls it off. */
export type Schedule = (run: () => void, afterMs: number) => () => void;

const pauseMsMin = 10_000;
const pauseMsMax = 30_000;

/** 10 to 30 seconds for a random number in [0, 1). */
export function pauseMs(random: number): number {
  return Math.round(pauseMsMin + random * (pauseMsMax - pauseMsMin));
}

/**
 * Where in the month a loop that starts now begins: as far on as if it had run at its mean pace since the month
 * ended. So a demo that is stopped and started again goes on, instead of telling its first day once more.
 */
export function startPosition(monthEnd: Date, now: Date, postCount: number): number {
  const meanPauseMs = (pauseMsMin + pauseMsMax) / 2;
  return Math.floor(Math.max(0, now.getTime() - monthEnd.getTime()) / meanPauseMs) % postCount;
}

/** What is needed to publish a repeated post once more as it was: after a restart the networks still have it. */
export interface Repeat {
  /** Id of the original. */
  of: string;
  /** Names start and round: "t3x9k2-1". */
  round: string;
  at: Date;
  /** Whether it answers the repeated parent, which this round has published, instead of the original. */
  repeatsParent: boolean;
}

/** The post again, under an id of its own. */
export function repeatPost(post: WorldPost, { round, at, repeatsParent }: Omit<Repeat, "of">): WorldPost {
  return {
    ...post,
    id: `${post.id}-live-${round}`,
    publishedAt: at,
    editedAt: null,
    parentId: repeatsParent ? `${post.parentId}-live-${round}` : post.parentId,
    urlPath: `${post.urlPath}${post.urlPath.includes("?") ? "&" : "?"}live=${round}`,
    tags: [...post.tags, loopTag],
  };
}

export interface LiveLoopDeps {
  /** The month in order of publication; at least one post. */
  posts: readonly WorldPost[];
  publish: (post: WorldPost, repeat: Repeat) => void;
  now: () => Date;
  random: () => number;
  schedule: Schedule;
}

export interface LiveLoop {
  /** Begins, or goes on where it was stopped. A second call changes nothing. */
  start: () => void;
  stop: () => void;
}

/**
 * Publishes the month again, a post every 10 to 30 seconds. Ids carry the instant at which the loop was made and
 * the number of the round, so neither a new round nor a new process uses one twice.
 */
export function createLiveLoop(deps: LiveLoopDeps): LiveLoop {
  const madeAt = deps.now();
  const monthEnd = deps.posts.at(-1)?.publishedAt ?? madeAt;
  const run = `t${madeAt.getTime().toString(36)}`;
  let position = startPosition(monthEnd, madeAt, deps.posts.length);
  let round = 1;
  let inRound = new Set<string>();
  let cancel: (() => void) | null = null;

  function step(): void {
    const post = deps.posts[position];
    if (post !== undefined) {
      const repeatsParent = post.parentId !== null && inRound.has(post.parentId);
      const repeat = { of: post.id, round: `${run}-${round}`, at: deps.now(), repeatsParent };
      deps.publish(repeatPost(post, repeat), repeat);
      inRound.add(post.id);
    }
    position += 1;
    if (position >= deps.posts.length) {
      position = 0;
      round += 1;
      inRound = new Set();
    }
    if (cancel !== null) wait();
  }

  function wait(): void {
    cancel = deps.schedule(step, pauseMs(deps.random()));
  }

  return {
    start() {
      if (cancel === null) wait();
    },
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
