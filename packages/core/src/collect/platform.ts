/** Networks and kinds of media that a post can come from. An unknown value is read as `other`, never refused. */
export const platforms = [
  "news",
  "telegram",
  "vk",
  "x",
  "mastodon",
  "bluesky",
  "youtube",
  "reddit",
  "hackernews",
  "habr",
  "linkedin",
  "instagram",
  "facebook",
  "threads",
  "tiktok",
  "ok",
  "dzen",
  "max",
  "forum",
  "blog",
  "review",
  "email",
  "web",
  "other",
] as const;

export type Platform = (typeof platforms)[number];

const known: ReadonlySet<string> = new Set(platforms);

const media: ReadonlySet<Platform> = new Set(["news", "forum", "blog", "review", "email", "web", "other"]);

/** Whether people post there under accounts of their own, so that a post is known by its author rather than by the site. */
export function isNetwork(platform: Platform): boolean {
  return !media.has(platform);
}

/** Reads a platform name from outside; what is not known becomes `other`. */
export function readPlatform(value: string | null | undefined): Platform {
  const name = (value ?? "").trim().toLowerCase();
  return known.has(name) ? (name as Platform) : "other";
}
