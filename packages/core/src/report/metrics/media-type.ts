import { platforms, type Platform } from "../../collect/platform.ts";
import type { Words } from "../../settings/definition.ts";

/** Kinds of media, as charts put platforms together. */
export const mediaTypes = [
  "media",
  "social",
  "messengers",
  "video",
  "blogs",
  "forums",
  "reviews",
  "other",
] as const;
export type MediaType = (typeof mediaTypes)[number];

export const mediaTypeNames: Readonly<Record<MediaType, Words>> = {
  media: { ru: "СМИ", en: "News media" },
  social: { ru: "Соцсети", en: "Social networks" },
  messengers: { ru: "Мессенджеры", en: "Messengers" },
  video: { ru: "Видео", en: "Video" },
  blogs: { ru: "Блоги", en: "Blogs" },
  forums: { ru: "Форумы", en: "Forums" },
  reviews: { ru: "Отзывы", en: "Reviews" },
  other: { ru: "Другое", en: "Other" },
};

const typeOf: Readonly<Record<Platform, MediaType>> = {
  news: "media",
  telegram: "messengers",
  vk: "social",
  x: "social",
  mastodon: "social",
  bluesky: "social",
  youtube: "video",
  reddit: "forums",
  hackernews: "forums",
  habr: "blogs",
  linkedin: "social",
  instagram: "social",
  facebook: "social",
  threads: "social",
  tiktok: "video",
  ok: "social",
  dzen: "blogs",
  max: "messengers",
  forum: "forums",
  blog: "blogs",
  review: "reviews",
  email: "other",
  web: "other",
  other: "other",
};

export function mediaTypeOf(platform: Platform): MediaType {
  return typeOf[platform];
}

/** The platforms of a kind of media: what a filter names where a chart shows the kind. */
export function platformsOf(type: MediaType): Platform[] {
  return platforms.filter((platform) => typeOf[platform] === type);
}
