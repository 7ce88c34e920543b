import type { FetchedResponse } from "@earshot/runtime/safe-fetch/fetch-outcome";
import { parseJson } from "../ask.ts";
import type { AskedJson, Asker, Refusal } from "../ask.ts";
import type { PollFailure, PollSource } from "../connector.ts";
import { fieldsOf, stringOf } from "../json-fields.ts";

/** One instance, asked by its API. */
export interface Instance {
  host: string;
  /** `path` begins with "/api/". */
  ask(path: string): Promise<AskedJson>;
}

/** Address of an instance: its own host, or its place below the root that stands for all hosts. */
export function instanceUrl({ access }: PollSource, host: string, isSecure = true): string {
  const root = access.services["host"];
  return root === undefined ? `${isSecure ? "https" : "http"}://${host}` : `${root}/${host}`;
}

/** A token is one instance's: no other is shown it. */
export function openInstance(
  source: PollSource,
  asker: Asker,
  now: () => Date,
  { host, isSecure = true, isOwn }: { host: string; isSecure?: boolean; isOwn: boolean },
): Instance {
  const base = instanceUrl(source, host, isSecure);
  const token = isOwn ? source.access.secret("token") : null;
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  return {
    host,
    async ask(path) {
      const asked = await asker.askJson(`${base}${path}`, { headers });
      return asked.ok ? asked : { ...asked, retryAfterMs: asked.retryAfterMs ?? rest(asked.response, now()) };
    },
  };
}

/** A refused request as a failure of the source. */
export function refusalOf(asker: Asker, refusal: Refusal, what: string): PollFailure {
  const { response, ...failure } = refusal;
  if (response === undefined || failure.code !== "http_error") return failure;
  const said = stringOf(fieldsOf(parseJson(response))["error"]) ?? failure.message;
  switch (response.status) {
    case 401:
    case 422:
      return asker.fail("needs_key", `the instance shows ${what} only to those who sign in: ${said}`);
    case 403:
      return asker.fail("not_open", `the instance keeps ${what} to itself: ${said}`);
    case 404:
      return asker.fail("not_there", `the instance knows no such ${what}: ${said}`);
    default:
      return failure;
  }
}

/** Mastodon says when the limit of requests is renewed in a header of its own, as an instant. */
function rest(response: FetchedResponse | undefined, now: Date): number | null {
  if (response?.status !== 429) return null;
  const renewed = Date.parse(response.headers["x-ratelimit-reset"] ?? "");
  return Number.isNaN(renewed) ? null : Math.min(Math.max(renewed - now.getTime(), 0), 3_600_000);
}
