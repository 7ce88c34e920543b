import { textReply } from "../../reply.ts";
import type { Reply } from "../../reply.ts";
import type { WorldPost } from "../../world-post.ts";
import { postUrl } from "../../world-post.ts";
import type { NetRequest, Network, NetWorld } from "../protocol.ts";
import { hasQuirk } from "../quirks.ts";

const gapMs = 5_000;
const stepMs = 15 * 60_000;
const recordsMax = 250;
const monthsMs = 92 * 24 * 3_600_000;
const tooFast =
  "Please limit requests to one every 5 seconds or contact the GDELT project for larger queries.\n";

/**
 * GDELT's list of articles: one request in five seconds, errors as sentences with status 200, 250 articles at most, seen in steps of a
 * quarter of an hour. With "quirk:bad-escape" a headline carries a backslash that JSON does not know.
 */
export function openGdelt(world: NetWorld): Network {
  let askedAt = Number.NEGATIVE_INFINITY;

  function answer({ path, query }: NetRequest): Reply {
    if (path !== "/api/v2/doc/doc") return textReply(404, "text/html", "Not Found");
    const now = world.now().getTime();
    const isTooFast = now - askedAt < gapMs;
    askedAt = now;
    if (isTooFast) return textReply(429, "text/plain", tooFast);
    const words = (query.get("query") ?? "")
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => !word.includes(":"));
    if (words.every((word) => word.length < 3))
      return textReply(200, "text/html", "Your query was too short or too long.\n");
    const from = readTime(query.get("startdatetime")) ?? now - monthsMs;
    const to = readTime(query.get("enddatetime")) ?? now;
    const found = world.sources
      .flatMap(({ id }) => world.newest(id, 5_000))
      .filter((post) => {
        const seen = seenAt(post);
        const isInTime = seen >= from && seen <= to && seen >= now - monthsMs;
        return (
          isInTime && words.every((word) => `${post.title ?? ""} ${post.text}`.toLowerCase().includes(word))
        );
      })
      .sort((a, b) => seenAt(b) - seenAt(a))
      .slice(0, Math.min(Number(query.get("maxrecords") ?? 75), recordsMax));
    if (found.length === 0) return textReply(200, "application/json", "{}");
    const articles = found.map((post) => articleText(world.base, post));
    return textReply(200, "application/json", `{"articles": [${articles.join(",\n")}]}`);
  }

  return { answer, sourceOf: () => world.sources[0]?.id ?? null };
}

/** When it was seen: at the end of the quarter of an hour in which it appeared, at the latest now. */
function seenAt(post: WorldPost): number {
  return Math.floor(post.publishedAt.getTime() / stepMs) * stepMs;
}

function readTime(value: string | null): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(value ?? "") ?? [];
  return year === undefined ? null : Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function articleText(base: string, post: WorldPost): string {
  const seen = new Date(seenAt(post)).toISOString().replace(/[-:]|\.\d+/g, "");
  const view = JSON.stringify({
    url: postUrl(base, post),
    url_mobile: "",
    title: post.title ?? post.text,
    seendate: seen,
    socialimage: "",
    domain: "one.example",
    language: post.lang === "ru" ? "Russian" : "English",
    sourcecountry: post.lang === "ru" ? "Russia" : "United States",
  });
  return hasQuirk(post, "bad-escape") ? view.replace('"title":"', '"title":"\\x') : view;
}
