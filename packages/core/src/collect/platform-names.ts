import type { PageLanguage } from "../triage/page-language.ts";
import type { Platform } from "./platform.ts";

const own: Partial<Record<Platform, string>> = {
  telegram: "Telegram",
  vk: "VK",
  x: "X",
  mastodon: "Mastodon",
  bluesky: "Bluesky",
  youtube: "YouTube",
  reddit: "Reddit",
  hackernews: "Hacker News",
  linkedin: "LinkedIn",
  instagram: "Instagram",
  facebook: "Facebook",
  threads: "Threads",
  tiktok: "TikTok",
  max: "MAX",
};

const russian: Partial<Record<Platform, string>> = {
  news: "СМИ",
  habr: "Хабр",
  ok: "Одноклассники",
  dzen: "Дзен",
  forum: "форум",
  blog: "блог",
  review: "отзыв",
  email: "почта",
  web: "сайт",
  other: "другое",
};

const english: Partial<Record<Platform, string>> = {
  news: "News",
  habr: "Habr",
  ok: "OK",
  dzen: "Dzen",
  forum: "forum",
  blog: "blog",
  review: "review",
  email: "e-mail",
  web: "website",
  other: "other",
};

/** A platform as people call it. Networks keep their own spelling in both languages. */
export function platformName(platform: Platform, language: PageLanguage): string {
  return own[platform] ?? (language === "ru" ? russian : english)[platform] ?? platform;
}
