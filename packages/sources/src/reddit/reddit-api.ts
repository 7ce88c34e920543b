import { serviceUrl } from "../access.ts";
import type { AskedJson, Asker } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { redditAgent } from "./reddit-agent.ts";
import type { Tokens } from "./reddit-token.ts";

/** A hundred requests a minute, averaged over ten minutes, for one application. */
const windowMs = 600_000;
const requestsPerWindow = 1_000;

export type RedditAnswer =
  | {
      ok: true;
      value: unknown;
      /** Requests that are left until the window of the service ends; null when it does not say. */
      remaining: number | null;
    }
  | PollFailure;

export interface RedditApi {
  get(path: string, params: Readonly<Record<string, string>>): Promise<RedditAnswer>;
}

/** Null without an application's id and secret. A token that has run out is renewed once. */
export async function openRedditApi(
  source: PollSource,
  tokens: Tokens,
  asker: Asker,
  deps: PollDeps,
): Promise<RedditApi | PollFailure | null> {
  const first = await tokens.of(source, asker, deps);
  if (first === null || !first.ok) return first;
  let token = first.token;

  async function askOnce(url: string): Promise<AskedJson | PollFailure> {
    const start = Math.floor(deps.now().getTime() / windowMs) * windowMs;
    const window = {
      limit: requestsPerWindow,
      windowStart: new Date(start),
      resetAt: new Date(start + windowMs),
    };
    const spent = await deps.quota.spend("reddit", 1, window);
    if (!spent.ok) {
      const waitMs = spent.resetAt.getTime() - deps.now().getTime();
      return asker.fail("over_quota", "the requests that Reddit allows in ten minutes are used up", waitMs);
    }
    const agent = redditAgent(source.access.secret("client_id") ?? "");
    return asker.askJson(url, { headers: { authorization: `Bearer ${token}`, "user-agent": agent } });
  }

  return {
    async get(path, params) {
      const query = new URLSearchParams({ ...params, raw_json: "1" });
      const url = `${serviceUrl(source.access, "api")}${path}?${query.toString()}`;
      let asked = await askOnce(url);
      if (!asked.ok && asked.httpStatus === 401) {
        tokens.forget(source);
        const again = await tokens.of(source, asker, deps);
        if (again === null || !again.ok) return again ?? asker.fail("needs_key", "no application");
        token = again.token;
        asked = await askOnce(url);
      }
      return asked.ok
        ? {
            ok: true,
            value: asked.value,
            remaining: headerNumber(asked.response.headers["x-ratelimit-remaining"]),
          }
        : judge(asked, asker);
    },
  };
}

function judge(
  failure: PollFailure & { response?: { headers: Record<string, string> } },
  asker: Asker,
): PollFailure {
  const { response, ...plain } = failure;
  if (plain.code !== "http_error") return plain;
  if (plain.httpStatus === 429) {
    const reset = headerNumber(response?.headers["x-ratelimit-reset"]);
    return { ...plain, retryAfterMs: plain.retryAfterMs ?? (reset === null ? null : reset * 1_000) };
  }
  if (plain.httpStatus === 401) return asker.fail("needs_key", "Reddit does not take a new token either");
  if (plain.httpStatus === 403) return asker.fail("not_open", "this part of Reddit is private or closed");
  if (plain.httpStatus === 404) return asker.fail("not_there", "Reddit knows no such community or account");
  return plain;
}

/** These headers are written with a point: "98.0". */
function headerNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}(?:\.\d+)?$/.test(text) ? Number(text) : null;
}
