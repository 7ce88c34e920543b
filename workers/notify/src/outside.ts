import type { SettingValues } from "@earshot/core/settings/registry";
import type { Database } from "@earshot/db/database";
import { channelHosts } from "@earshot/db/queries/channels";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import type { FetchOutcome } from "@earshot/runtime/safe-fetch/fetch-outcome";
import type { Logger } from "@earshot/runtime/logger";

/** The door to chats and addresses. Hosts that an administrator named may stand in the private network. */
export interface Outside {
  post(
    url: string,
    given: { headers?: Record<string, string>; body: string | Uint8Array; signal: AbortSignal },
  ): Promise<FetchOutcome>;
  get(url: string, given: { headers?: Record<string, string>; signal: AbortSignal }): Promise<FetchOutcome>;
  /** Reads anew which hosts may be asked. */
  refresh(settings: SettingValues): Promise<void>;
  close(): Promise<void>;
}

const limits = { maxRedirects: 0, totalTimeoutMs: 30_000, idleTimeoutMs: 20_000, maxBytes: 1_000_000 };

export const botServers = {
  telegram: "https://api.telegram.org",
  max: "https://platform-api.max.ru",
} as const;

export function createOutside(
  database: Pick<Database, "db">,
  given: { allowHosts: readonly string[]; log: Pick<Logger, "info"> },
): Outside {
  let allowed: readonly string[] = given.allowHosts;
  const safeFetch = createSafeFetch({ allowHosts: () => allowed, userAgent: "Earshot", limits });
  return {
    post: (url, { headers = {}, body, signal }) =>
      safeFetch(url, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8", ...headers },
        body,
        signal,
      }),
    get: (url, { headers = {}, signal }) => safeFetch(url, { headers, signal }),
    async refresh(settings) {
      const named = [settings["alerts.telegram_api"], settings["alerts.max_api"]].flatMap(hostOf);
      const next = [...given.allowHosts, ...named, ...(await channelHosts(database.db))];
      if (next.join() === allowed.join()) return;
      allowed = next;
      given.log.info({ allowHosts: next }, "addresses that may be told although they may be private");
    },
    close: () => safeFetch.close(),
  };
}

function hostOf(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { hostname, port, protocol } = new URL(url);
  return [`${hostname}:${port || (protocol === "https:" ? 443 : 80)}`];
}
