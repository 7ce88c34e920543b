import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollSource } from "../connector.ts";
import { fieldsOf, instantOf, stringOf } from "../json-fields.ts";
import { networkPost } from "../network-post.ts";
import type { AppStoreTarget } from "./appstore-target.ts";

/** Entries of a page of the feed: one alone is an object in place of a list, and none is nothing at all. */
export function entriesOf(document: unknown): readonly unknown[] | null {
  const feed = fieldsOf(document)["feed"];
  if (typeof feed !== "object" || feed === null) return null;
  const { entry } = fieldsOf(feed);
  if (Array.isArray(entry)) return entry as readonly unknown[];
  return entry === undefined ? [] : [entry];
}

/** A review; null for the entry that is the app itself, and for anything else. */
export function readReview(
  source: PollSource,
  { country, appId }: AppStoreTarget,
  value: unknown,
  now: Date,
): CollectedPost | null {
  const entry = fieldsOf(value);
  const id = label(entry["id"]);
  const rating = label(entry["im:rating"]);
  if (id === null || !/^\d{1,20}$/.test(id) || rating === null || !/^[1-5]$/.test(rating)) return null;
  const author = fieldsOf(entry["author"]);
  const name = label(author["name"]);
  const uri = label(author["uri"]);
  const version = label(entry["im:version"]);
  return networkPost(
    source,
    {
      externalId: id,
      // A review has no page of its own: all stand on that of the app.
      url: `https://apps.apple.com/${country}/app/id${appId}?see-all=reviews#${id}`,
      title: label(entry["title"]),
      text: label(entry["content"]) ?? "",
      author:
        name === null
          ? null
          : {
              handle: null,
              name,
              url: uri?.startsWith("https://") === true ? uri : null,
              bio: null,
              followers: null,
            },
      publishedAt: instantOf(label(entry["updated"])),
      tags: [`rating:${rating}`, ...(version === null ? [] : [`version:${version}`]), `country:${country}`],
    },
    now,
  );
}

/** What an element of XML becomes in this feed's JSON. */
function label(value: unknown): string | null {
  return stringOf(fieldsOf(value)["label"]);
}
