import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollSource } from "../connector.ts";
import { canonicalLink, resolveLink } from "../feed/resolve-link.ts";
import { fieldsOf, stringOf } from "../json-fields.ts";
import { networkPost } from "../network-post.ts";

const languages: ReadonlyMap<string, string> = new Map([
  ["Arabic", "ar"],
  ["Chinese", "zh"],
  ["English", "en"],
  ["French", "fr"],
  ["German", "de"],
  ["Italian", "it"],
  ["Kazakh", "kk"],
  ["Portuguese", "pt"],
  ["Russian", "ru"],
  ["Serbian", "sr"],
  ["Spanish", "es"],
  ["Turkish", "tr"],
  ["Ukrainian", "uk"],
  ["Vietnamese", "vi"],
]);

/** "20230821T194500Z": when GDELT saw the article, in steps of a quarter of an hour. */
export function readSeenDate(value: unknown): Date | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stringOf(value) ?? "") ?? [];
  if (year === undefined) return null;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : new Date(time);
}

/** The other way round, for the bounds of a search. */
export function writeGdeltTime(at: Date): string {
  return at.toISOString().replace(/[-:T]|\.\d+Z$/g, "");
}

/** An article: its headline, its outlet and when it was seen. GDELT gives neither text nor author. */
export function readArticle(source: PollSource, value: unknown, now: Date): CollectedPost | null {
  const article = fieldsOf(value);
  const url = resolveLink(stringOf(article["url"]), null);
  const title = stringOf(article["title"]);
  if (url === null || title === null) return null;
  const domain = new URL(url).hostname.replace(/^www\./, "");
  const country = stringOf(article["sourcecountry"]);
  return networkPost(
    source,
    {
      externalId: canonicalLink(url),
      url,
      title,
      text: "",
      author: { handle: domain, name: domain, url: new URL(url).origin, bio: null, followers: null },
      publishedAt: readSeenDate(article["seendate"]),
      statedLanguage: languages.get(stringOf(article["language"]) ?? "") ?? null,
      tags: country === null ? [] : [country],
    },
    now,
  );
}
