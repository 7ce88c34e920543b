import type { CollectedPost } from "@earshot/core/collect/post";
import { createAsker } from "../ask.ts";
import type { PageOutcome, PollDeps, PollSource, PostRef, RefreshOutcome } from "../connector.ts";
import { fieldsOf } from "../json-fields.ts";
import { openInstance, refusalOf } from "./ask-instance.ts";
import type { Instance } from "./ask-instance.ts";
import { asKnown, idList, joinAnswers } from "./join-answers.ts";
import type { MastodonTarget } from "./mastodon-target.ts";
import { readStatus } from "./read-status.ts";
import { readAll } from "./timeline.ts";

/** Where a post was written, and its id there. */
export interface Origin {
  host: string;
  id: string;
}

/**
 * Where a post comes from, by its ActivityPub id: "https://instance/users/name/statuses/1" or, since Mastodon 4.5,
 * "https://instance/ap/users/1/statuses/2". Null for other software, whose ids its API does not know.
 */
export function originOf(uri: string): Origin | null {
  const found = /^https:\/\/([^/?#@]+)\/(?:ap\/)?users\/[^/?#]+\/statuses\/(\d+)$/.exec(uri);
  return found?.[1] !== undefined && found[2] !== undefined ? { host: found[1], id: found[2] } : null;
}

/**
 * Posts as the instances tell them on which they were written: only there all answers and counters are known, and only there a deletion is certain.
 */
export async function refreshPosts(
  source: PollSource,
  target: MastodonTarget,
  refs: readonly PostRef[],
  deps: PollDeps,
  minGapMs: number,
): Promise<RefreshOutcome> {
  const asker = createAsker(deps, minGapMs);
  const byHost = new Map<string, string[]>();
  for (const { externalId } of refs) {
    const origin = originOf(externalId);
    if (origin !== null) byHost.set(origin.host, [...(byHost.get(origin.host) ?? []), externalId]);
  }
  const posts: CollectedPost[] = [];
  const deletedIds: string[] = [];
  let failure = null;
  let answers = 0;
  for (const [host, uris] of byHost) {
    const instance = openInstance(source, asker, deps.now, { host, isOwn: host === target.host });
    const found = await askMany(source, instance, uris, deps.now());
    posts.push(...found.map((status) => status.post));
    for (const uri of uris) {
      if (found.some((status) => status.post.externalId === uri)) continue;
      const one = await instance.ask(`/api/v1/statuses/${originOf(uri)?.id ?? ""}`);
      if (!one.ok) {
        // Who may not see a post is told the same as after its deletion; it was open to everybody when it was read.
        if (one.response?.status === 404 || one.response?.status === 410) deletedIds.push(uri);
        else failure ??= refusalOf(asker, one, "post");
        if (one.response === undefined) break;
        continue;
      }
      answers += 1;
      const status = readStatus(one.value, source.namespace, host, deps.now());
      if (status?.post.externalId === uri) posts.push(status.post);
    }
  }
  const isNothing = answers === 0 && posts.length === 0 && deletedIds.length === 0;
  return isNothing && failure !== null
    ? failure
    : { ...asker.visit(), ok: true, posts: posts.map(withoutThread), deletedIds };
}

/** Several in one request; nothing where the instance has no such list. */
async function askMany(source: PollSource, instance: Instance, uris: readonly string[], now: Date) {
  if (uris.length < 2) return [];
  const ids = uris.flatMap((uri) => originOf(uri)?.id ?? []);
  const asked = await instance.ask(`/api/v1/statuses?${idList(ids)}`);
  return asked.ok ? readAll(asked.value, source, instance.host, now) : [];
}

/** Of a post that is told alone its place in the thread is not known: what is stored of it stays. */
function withoutThread(post: CollectedPost): CollectedPost {
  return { ...post, parentExternalId: null, rootExternalId: null };
}

/** Everything below a post, as its own instance shows it to guests: 60 answers, 20 deep. There are no further pages. */
export async function readThread(
  source: PollSource,
  target: MastodonTarget,
  ref: PostRef,
  deps: PollDeps,
  minGapMs: number,
): Promise<PageOutcome> {
  const asker = createAsker(deps, minGapMs);
  const origin = originOf(ref.externalId);
  if (origin === null) return { ...asker.visit(), ok: true, posts: [], next: null };
  const instance = openInstance(source, asker, deps.now, {
    host: origin.host,
    isOwn: origin.host === target.host,
  });
  const asked = await instance.ask(`/api/v1/statuses/${origin.id}/context`);
  if (!asked.ok) {
    const isGone = asked.response?.status === 404 || asked.response?.status === 410;
    if (isGone) return { ...asker.visit(), ok: true, posts: [], deletedIds: [ref.externalId], next: null };
    return refusalOf(asker, asked, "thread");
  }
  const { ancestors, descendants } = fieldsOf(asked.value);
  const above = readAll(ancestors, source, origin.host, deps.now());
  const below = readAll(descendants, source, origin.host, deps.now());
  // The post itself is not part of its context.
  const itself = { id: origin.id, answersId: above.at(-1)?.id ?? null, uri: ref.externalId };
  const posts = joinAnswers(below, [...above.map(asKnown), itself]);
  return { ...asker.visit(), ok: true, posts, next: null };
}
