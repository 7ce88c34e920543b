import type { SourceKind } from "./source.ts";

/** A service that a kind of source asks, by name, with the address where everybody finds it (no slash at its end). */
type Services = Readonly<Record<string, string>>;

/**
 * Services of each kind. An installation may ask a mirror or a proxy instead (settings), the demo asks its own world. A kind
 * whose addresses name their own hosts (feeds, instances of Mastodon, mailboxes) has none.
 */
export const sourceServices: Readonly<Record<SourceKind, Services>> = {
  feed: {},
  telegram: { site: "https://t.me" },
  vk: { api: "https://api.vk.com" },
  youtube: { site: "https://www.youtube.com", api: "https://www.googleapis.com" },
  mastodon: {},
  bluesky: { public: "https://public.api.bsky.app", pds: "https://bsky.social" },
  jetstream: { stream: "wss://jetstream2.us-east.bsky.network", public: "https://public.api.bsky.app" },
  reddit: { site: "https://www.reddit.com", api: "https://oauth.reddit.com" },
  hackernews: { api: "https://hn.algolia.com" },
  gdelt: { api: "https://api.gdeltproject.org" },
  appstore: { api: "https://itunes.apple.com" },
  imap: {},
  webhook: {},
  x: { api: "https://api.x.com" },
  import: {},
};

/** What every service of the simulated internet takes for a key, a token or a password; nobody else does. */
export const demoKey = "earshot-demo-key";
