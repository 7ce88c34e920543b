import type { Platform } from "@earshot/core/collect/platform";
import { recognition, type Support } from "./recognition.ts";
import type { SiteRule } from "./site-rule.ts";

type Closed = [
  site: string,
  platform: Platform,
  support: Extract<Support, "later" | "never">,
  hosts: string[],
];

/** Networks without a feed: those whose connector is planned, and those that offer no open way at all. */
const closed: readonly Closed[] = [
  ["Threads", "threads", "later", ["threads.net", "threads.com"]],
  ["Google Play", "review", "later", ["play.google.com"]],
  ["RuStore", "review", "later", ["rustore.ru"]],
  ["MAX", "max", "never", ["max.ru", "web.max.ru"]],
  ["Одноклассники", "ok", "never", ["ok.ru", "odnoklassniki.ru"]],
  ["Дзен", "dzen", "never", ["dzen.ru", "zen.yandex.ru"]],
  ["LinkedIn", "linkedin", "never", [".linkedin.com", "lnkd.in"]],
  ["Instagram", "instagram", "never", ["instagram.com"]],
  ["Facebook", "facebook", "never", ["facebook.com", "fb.com", "fb.me"]],
  ["TikTok", "tiktok", "never", [".tiktok.com"]],
  ["TenChat", "other", "never", ["tenchat.ru"]],
  ["Telegraph", "blog", "never", ["telegra.ph", "graph.org"]],
  ["Отзовик", "review", "never", ["otzovik.com"]],
  ["IRecommend", "review", "never", ["irecommend.ru"]],
  ["2ГИС", "review", "never", ["2gis.ru", "2gis.com"]],
  ["WhatsApp", "other", "never", ["whatsapp.com", "wa.me", "chat.whatsapp.com"]],
];

export const closedRules: readonly SiteRule[] = closed.map(([site, platform, support, hosts]) => ({
  hosts,
  read: ({ parts }) => recognition({ support, site, platform, what: accountOf(parts) }),
}));

/** Parts of a path that name no account but say that one follows, or that none does. */
const forewords: ReadonlySet<string> = new Set(["in", "company", "profile", "channel", "club"]);
const nobody = /^(?:hashtag$|search$|store$|video|photo|feed$|news$|catalog$|reviews$)/;

/** The account that a path names; null for a page that belongs to nobody. */
function accountOf(parts: readonly string[]): string | null {
  const named = forewords.has(parts[0] ?? "") ? parts[1] : parts[0];
  if (named === undefined || nobody.test(named)) return null;
  return named.startsWith("@") ? named : `@${named}`;
}
