import type { PageLanguage } from "../triage/page-language.ts";
import type { SourceKind } from "./source.ts";

/** Services keep their own spelling in both languages. */
const own: Partial<Record<SourceKind, string>> = {
  telegram: "Telegram",
  vk: "VK",
  youtube: "YouTube",
  mastodon: "Mastodon",
  bluesky: "Bluesky",
  jetstream: "Bluesky Jetstream",
  reddit: "Reddit",
  hackernews: "Hacker News",
  gdelt: "GDELT",
  appstore: "App Store",
  x: "X",
};

const russian: Partial<Record<SourceKind, string>> = {
  feed: "Ленты и сайты",
  imap: "Почтовый ящик",
  webhook: "Вебхук",
  import: "Импорт",
};

const english: Partial<Record<SourceKind, string>> = {
  feed: "Feeds and sites",
  imap: "Mailbox",
  webhook: "Webhook",
  import: "Import",
};

/** A kind of source as people call it. */
export function sourceKindName(kind: SourceKind, language: PageLanguage): string {
  return own[kind] ?? (language === "ru" ? russian : english)[kind] ?? kind;
}
