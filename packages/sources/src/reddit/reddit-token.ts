import { serviceUrl } from "../access.ts";
import type { Asker } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { countOf, fieldsOf, stringOf } from "../json-fields.ts";
import { redditAgent } from "./reddit-agent.ts";

interface Kept {
  token: string;
  until: number;
}

/** A token is renewed before its last minute. */
const earlyMs = 60_000;
const lifeMsMax = 24 * 3_600_000;
/** Accounts that are remembered: an installation has one. */
const keptMax = 100;

/** Tokens of applications, for as long as this process lives: a new one for each visit would cost a request each. */
export interface Tokens {
  /** Null without the client's id and secret: then only feeds are open. */
  of(
    source: PollSource,
    asker: Asker,
    deps: Pick<PollDeps, "now">,
  ): Promise<{ ok: true; token: string } | PollFailure | null>;
  /** The service does not take it any more. */
  forget(source: PollSource): void;
}

export function createTokens(): Tokens {
  const kept = new Map<string, Kept>();

  function nameOf(source: PollSource): string {
    return `${serviceUrl(source.access, "site")} ${source.access.secret("client_id") ?? ""}`;
  }

  return {
    async of(source, asker, deps) {
      const id = source.access.secret("client_id");
      const secret = source.access.secret("client_secret");
      if (id === null || secret === null) return null;
      const known = kept.get(nameOf(source));
      if (known !== undefined && known.until > deps.now().getTime()) return { ok: true, token: known.token };
      const asked = await asker.askJson(`${serviceUrl(source.access, "site")}/api/v1/access_token`, {
        method: "POST",
        headers: {
          authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
          "content-type": "application/x-www-form-urlencoded",
          "user-agent": redditAgent(id),
        },
        body: "grant_type=client_credentials",
      });
      if (!asked.ok) {
        const { response, ...failure } = asked;
        const isRefused = response?.status === 401 || response?.status === 400 || response?.status === 403;
        return isRefused
          ? asker.fail("needs_key", "Reddit does not take the application's id and secret")
          : failure;
      }
      const { access_token: given, expires_in: life, error } = fieldsOf(asked.value);
      const token = stringOf(given);
      // A wrong secret may come as 200 with an error in it.
      if (token === null)
        return asker.fail("needs_key", `Reddit gave no token: ${stringOf(error) ?? "no reason"}`);
      const lifeMs = Math.min((countOf(life) ?? 3_600) * 1_000, lifeMsMax);
      if (kept.size >= keptMax) kept.clear();
      kept.set(nameOf(source), { token, until: deps.now().getTime() + lifeMs - earlyMs });
      return { ok: true, token };
    },
    forget: (source) => void kept.delete(nameOf(source)),
  };
}
