import type { SourceKind } from "@earshot/core/collect/source";
import { serviceUrl } from "./access.ts";
import { createAsker } from "./ask.ts";
import type { PollCode } from "./connector.ts";
import { previewSource } from "./preview-source.ts";
import { throughDoor, type DoorOptions } from "./source-door.ts";
import { openOnce } from "./visit-once.ts";

/** What everybody can read at each service, small and long-lived; of kinds without one nothing but a page. */
const probes: Partial<Record<SourceKind, string>> = {
  telegram: "https://t.me/s/telegram",
  vk: "https://vk.com/vk",
  youtube: "https://www.youtube.com/channel/UC_x5XG1OV2P6uZZ5FSM9Ttw",
  bluesky: "https://bsky.app/profile/bsky.app",
  reddit: "https://www.reddit.com/r/worldnews",
  hackernews: "https://hn.algolia.com/?q=news",
  gdelt: "https://api.gdeltproject.org/api/v2/doc/doc?query=economy",
  appstore: "https://apps.apple.com/us/app/id310633997",
};

/** With the keys at hand: a search shows that an app password of Bluesky works. */
const searchOfBluesky = "https://bsky.app/search?q=news";

export type Probed =
  | { ok: true; url: string; title: string | null; postCount: number | null }
  | { ok: false; url: string; code: PollCode; message: string; httpStatus: number | null };

/** Mailboxes have no service that everybody can ask: each is checked where it is added. */
export function canProbe(kind: SourceKind): boolean {
  return kind !== "imap";
}

/** @param instance of Mastodon, where a token was given for one */
export function probeOf(kind: SourceKind, instance: string | null): string {
  if (kind === "mastodon") return `https://${instance ?? "mastodon.social"}/tags/news`;
  return probes[kind] ?? "https://example.com/";
}

/** Asks a service for one small thing, as sources of its kind are asked. Costs nothing, also where posts do. Never throws. */
export async function probeService(kind: SourceKind, options: DoorOptions & { now: Date }): Promise<Probed> {
  const access = await options.access?.(kind, probeOf(kind, null));
  const hasPassword = kind === "bluesky" && access?.secret("app_password") != null;
  const url = hasPassword ? searchOfBluesky : probeOf(kind, access?.secret("instance") ?? null);
  if (kind === "x" || kind === "feed") return probePage(kind, url, options);
  const seen = await previewSource({ kind, url, platform: "other" }, options);
  if (!seen.ok) return { ...seen, url };
  return { ok: true, url, title: seen.channel.title, postCount: seen.posts.length };
}

/** A page of the web for feeds; of X the meter of its posts, which is free while each post is paid for. */
async function probePage(
  kind: "x" | "feed",
  page: string,
  options: DoorOptions & { now: Date },
): Promise<Probed> {
  return throughDoor<Probed>(
    options,
    async (door) => {
      const { source, deps } = await openOnce({ kind, url: page, platform: "web" }, door, options.now);
      const { access } = source;
      const token = access.secret("bearer_token");
      const url = kind === "x" ? `${serviceUrl(access, "api")}/2/usage/tweets` : page;
      if (kind === "x" && token === null)
        return { ok: false, url, code: "needs_key", message: "no bearer token is given", httpStatus: null };
      const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
      const asker = createAsker(deps, 0);
      const asked = await asker.ask(url, { headers });
      if (asked.ok) return { ok: true, url, title: null, postCount: null };
      const isKey = asked.httpStatus === 401 || asked.httpStatus === 403;
      const { message, httpStatus } = asked;
      const ownCode = httpStatus === 402 ? "no_credits" : isKey ? "needs_key" : asked.code;
      return { ok: false, url, code: kind === "x" ? ownCode : asked.code, message, httpStatus };
    },
    (ms) => ({
      ok: false,
      url: page,
      code: "timeout",
      message: `no answer within ${ms} ms`,
      httpStatus: null,
    }),
  );
}
