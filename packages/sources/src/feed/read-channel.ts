import { childText, childrenOf, type FeedDocument, wholeNumber } from "./feed-element.ts";
import type { FeedInfo } from "./feed-reading.ts";
import { htmlToLine } from "./html-to-text.ts";
import { feedLimits } from "./limits.ts";
import { resolveBase, resolveLink } from "./resolve-link.ts";

const periodMinutes: ReadonlyMap<string, number> = new Map([
  ["hourly", 60],
  ["daily", 1_440],
  ["weekly", 10_080],
  ["monthly", 43_200],
  ["yearly", 525_600],
]);

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** What a feed says about itself. `base` is the address that it was fetched from. */
export function readChannel(document: FeedDocument, url: string): FeedInfo {
  const { channel, root, kind } = document;
  const base = documentBase(document, url);
  const title = htmlToLine(childText(channel, "title") ?? "", feedLimits.titleChars);
  const language =
    childText(channel, "language", "dc:language") ??
    channel.attributes.get("xml:lang") ??
    root.get("xml:lang") ??
    "";
  return {
    title: title === "" ? null : title,
    link: linkByRel(document, base, "alternate"),
    language: htmlToLine(language, 35) || null,
    kind,
    self: linkByRel(document, base, "self"),
    hub: linkByRel(document, base, "hub"),
    ttlMinutes: wholeNumber(childText(channel, "ttl")) || null,
    updateMinutes: readUpdatePeriod(document),
    skipHours: readSkipHours(document),
    skipDays: readSkipDays(document),
  };
}

/** The address that relative links in the document count from. */
export function documentBase(document: FeedDocument, url: string): string {
  const rootBase = resolveBase(document.root.get("xml:base"), url);
  return document.kind === "atom"
    ? rootBase
    : resolveBase(document.channel.attributes.get("xml:base"), rootBase);
}

function linkByRel(document: FeedDocument, base: string, rel: string): string | null {
  for (const link of childrenOf(document.channel, "link", "atom:link")) {
    const linkRel = link.attributes.get("rel")?.trim().toLowerCase() || "alternate";
    if (!linkRel.split(/\s+/).includes(rel)) continue;
    const address = resolveLink(link.attributes.get("href") ?? link.text, base);
    if (address !== null) return address;
  }
  return null;
}

function readUpdatePeriod({ channel }: FeedDocument): number | null {
  const period = periodMinutes.get(childText(channel, "sy:updateperiod")?.toLowerCase() ?? "");
  if (period === undefined) return null;
  const frequency = wholeNumber(childText(channel, "sy:updatefrequency")) || 1;
  return Math.max(1, Math.round(period / frequency));
}

function readSkipHours({ channel }: FeedDocument): number[] {
  const hours = childrenOf(channel, "skiphours")
    .flatMap((element) => childrenOf(element, "hour"))
    .map((hour) => wholeNumber(hour.text))
    .filter((hour) => hour !== null && hour <= 24)
    // Some feeds count 1–24.
    .map((hour) => (hour ?? 0) % 24);
  return [...new Set(hours)].sort((a, b) => a - b);
}

function readSkipDays({ channel }: FeedDocument): number[] {
  const days = childrenOf(channel, "skipdays")
    .flatMap((element) => childrenOf(element, "day"))
    .map((day) => weekdays.indexOf(day.text.trim().toLowerCase()))
    .filter((day) => day >= 0);
  return [...new Set(days)].sort((a, b) => a - b);
}
