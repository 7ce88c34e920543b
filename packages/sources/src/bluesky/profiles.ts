import type { CollectedPost } from "@earshot/core/collect/post";
import { fieldsOf, listOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";
import { askPublic } from "./ask-appview.ts";
import type { AppView } from "./ask-appview.ts";
import { readPostUri } from "./at-uri.ts";
import { authorOf } from "./read-post-view.ts";

/** Profiles that one request may ask for, and requests that a visit spends on them. */
const actorsMax = 25;
const requestsMax = 4;

/** Feeds tell no followers: the authors of these posts are looked up, and shown with what they say of themselves. */
export async function withFollowers(
  view: AppView,
  posts: readonly CollectedPost[],
  isAsked: (post: CollectedPost) => boolean,
): Promise<CollectedPost[]> {
  const dids = new Set(posts.filter(isAsked).flatMap((post) => readPostUri(post.externalId)?.did ?? []));
  const profiles = await askProfiles(view, [...dids].slice(0, actorsMax * requestsMax));
  return posts.map((post) => {
    const did = readPostUri(post.externalId)?.did ?? "";
    const profile = profiles.get(did);
    return profile === undefined ? post : { ...post, author: authorOf(profile, did, view.reading.site) };
  });
}

/** By DID. A request that fails leaves its people without followers: their posts do not wait for it. */
export async function askProfiles(view: AppView, actors: readonly string[]): Promise<Map<string, Fields>> {
  const found = new Map<string, Fields>();
  for (let from = 0; from < actors.length; from += actorsMax) {
    const query = actors.slice(from, from + actorsMax).map((actor) => `actors=${encodeURIComponent(actor)}`);
    const asked = await askPublic(view, `/xrpc/app.bsky.actor.getProfiles?${query.join("&")}`);
    if (!asked.ok) break;
    for (const profile of listOf(fieldsOf(asked.value)["profiles"]).map(fieldsOf)) {
      const did = stringOf(profile["did"]);
      if (did !== null) found.set(did, profile);
    }
  }
  return found;
}
