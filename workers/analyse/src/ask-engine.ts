import {
  engineRequest,
  instructsMachine,
  postsLeft,
  readEngineAnswer,
  type EngineAnswer,
} from "@earshot/core/analyse/engine";
import type { SettingValues } from "@earshot/core/settings/registry";
import {
  countUse,
  engineUse,
  saveEngineAnswer,
  unsurePosts,
  type UnsurePost,
} from "@earshot/db/queries/engine";
import { readEngineAccess } from "@earshot/db/queries/engine-access";
import { readSettings } from "@earshot/db/queries/read-settings";
import type { JobContext } from "@earshot/pipeline/worker";
import { createNamedServerFetch } from "@earshot/runtime/safe-fetch/named-server-fetch";
import type { AnalyseDeps } from "./deps.ts";

/** Questions of one run; the next one comes in half a minute. */
const postsAtOnce = 20;
const answerBytesMax = 200_000;
/** A run that takes longer leaves the rest to the next one. */
const runMs = 60_000;

/**
 * The `ask-engine` job: asks about posts on which the model is unsure, one after the other, within the budget of the month. What cannot be used, or does
 * not come, leaves the post unsure.
 */
export async function askEngine(deps: AnalyseDeps, context: JobContext): Promise<void> {
  const { db } = deps.database;
  const settings = await readSettings(db);
  const left = postsLeft(
    {
      url: settings["engine.url"],
      model: settings["engine.model"],
      monthlyPosts: settings["engine.monthly_posts"],
      monthlyTokens: settings["engine.monthly_tokens"],
    },
    await engineUse(db, deps.now()),
  );
  if (left === 0 || deps.secrets === undefined) return;
  const posts = await unsurePosts(db, Math.min(left, postsAtOnce));
  if (posts.length === 0) return;
  const door = await openDoor(deps, settings);
  const answered: number[] = [];
  const until = Date.now() + runMs;
  try {
    for (const post of posts) {
      if (Date.now() > until || context.signal.aborted) break;
      const model = settings["engine.model"];
      const kept = { post, now: deps.now(), model };
      if (instructsMachine(post)) {
        await saveEngineAnswer(db, { ...kept, direction: null, tokens: 0, isSent: false });
        continue;
      }
      const answer = await door.ask(post, context.signal);
      // The server is away, or refuses: asked again in the next run, of the rest too.
      if (answer === null) {
        await countUse(db, deps.now(), 0);
        break;
      }
      const direction = answer.ok ? answer.direction : null;
      await saveEngineAnswer(db, { ...kept, direction, tokens: answer.tokens, isSent: true });
      if (direction !== null) answered.push(post.postId);
    }
  } finally {
    await door.close();
  }
  const [first] = answered;
  if (first !== undefined)
    await deps.queues.enqueue(
      "analyse-posts",
      { postIds: answered },
      { jobId: `engine-${first}-${deps.now().getTime()}` },
    );
  context.add({ asked: posts.length, answered: answered.length });
}

interface Door {
  /** Null where the server is away or refuses. */
  ask(post: UnsurePost, signal: AbortSignal): Promise<EngineAnswer | null>;
  close(): Promise<void>;
}

async function openDoor(
  { database: { db }, secrets, log }: AnalyseDeps,
  settings: SettingValues,
): Promise<Door> {
  const { url, host, model, key, proxy, timeoutMs } = await readEngineAccess(db, secrets, settings);
  const safeFetch = createNamedServerFetch({ host, timeoutMs, maxBytes: answerBytesMax });
  return {
    async ask(post, signal) {
      const outcome = await safeFetch(`${url}/chat/completions`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(key !== null && { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify(engineRequest(post, model)),
        proxy,
        signal,
      });
      if (outcome.ok && outcome.status === 200) return readEngineAnswer(parse(outcome.body));
      log.warn(
        { host, outcome: outcome.ok ? outcome.status : outcome.code },
        "the language model did not answer",
      );
      return null;
    },
    close: () => safeFetch.close(),
  };
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
