import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollFailure, PollSource } from "../connector.ts";
import { fieldsOf, listOf } from "../json-fields.ts";
import { childrenOf, readThing } from "./read-thing.ts";
import type { RedditApi } from "./reddit-api.ts";

/** Comments that one request for more may name. */
const moreMax = 100;
const commentsMax = 500;
const waitingMax = 5_000;

/** What of a thread was only named, and is still to be asked for. */
interface ThreadWork {
  /** Comments behind "load more", by their bare ids. */
  more: string[];
  /** Comments below which the thread goes on elsewhere. */
  further: string[];
}

export type ThreadRead =
  | { ok: true; posts: CollectedPost[]; deletedIds: string[]; next: ThreadWork | null }
  | PollFailure;

/** Reads one page of the comments below a link: the tree first, then what was folded away in it. */
export async function readRedditThread(
  source: PollSource,
  api: RedditApi,
  linkId: string,
  from: unknown,
  now: Date,
): Promise<ThreadRead> {
  const bare = linkId.replace(/^t3_/, "");
  const work = from === null ? null : readWork(from);
  const found = { posts: [] as CollectedPost[], deletedIds: [] as string[] };
  const left: ThreadWork = { more: work?.more.slice(moreMax) ?? [], further: [...(work?.further ?? [])] };
  if (work !== null && work.more.length > 0) {
    const children = work.more.slice(0, moreMax).join(",");
    const answer = await api.get("/api/morechildren", { api_type: "json", link_id: `t3_${bare}`, children });
    if (!answer.ok) return answer;
    const things = listOf(fieldsOf(fieldsOf(fieldsOf(answer.value)["json"])["data"])["things"]);
    gather(source, things, { found, left, now });
  } else {
    const commentId = left.further.shift();
    const tree = { limit: String(commentsMax), depth: "10", sort: "old" };
    const params = commentId === undefined ? tree : { ...tree, comment: commentId };
    const answer = await api.get(`/comments/${bare}`, params);
    if (!answer.ok) return answer;
    const [link, comments] = listOf(answer.value);
    if (commentId === undefined) gather(source, childrenOf(link), { found, left, now });
    gather(source, childrenOf(comments), { found, left, now });
  }
  const isDone = left.more.length === 0 && left.further.length === 0;
  return { ok: true, ...found, next: isDone ? null : left };
}

/** Goes down a tree of comments without calling itself: its depth is the sender's to choose. */
function gather(
  source: PollSource,
  children: readonly unknown[],
  {
    found,
    left,
    now,
  }: { found: { posts: CollectedPost[]; deletedIds: string[] }; left: ThreadWork; now: Date },
): void {
  const waiting = [...children];
  for (let child = waiting.shift(); child !== undefined; child = waiting.shift()) {
    const { kind, data } = fieldsOf(child);
    if (kind === "more") {
      const { children: ids, parent_id: parentId } = fieldsOf(data);
      const named = listOf(ids).filter(
        (id) => typeof id === "string" && /^[a-z0-9]{1,13}$/.test(id),
      ) as string[];
      left.more.push(...named.slice(0, waitingMax - left.more.length));
      // "Continue this thread": nothing is named but where it goes on.
      if (named.length === 0 && typeof parentId === "string" && /^t1_[a-z0-9]{1,13}$/.test(parentId))
        left.further.push(parentId.slice(3));
      continue;
    }
    const thing = readThing(source, child, now);
    if (thing !== null && "post" in thing) found.posts.push(thing.post);
    else if (thing !== null) found.deletedIds.push(thing.deletedId);
    waiting.push(...childrenOf(fieldsOf(data)["replies"]));
  }
}

function readWork(value: unknown): ThreadWork {
  const { more, further } = fieldsOf(value);
  const ids = (list: unknown) =>
    listOf(list).filter((id): id is string => typeof id === "string" && /^[a-z0-9]{1,13}$/.test(id));
  return { more: ids(more), further: ids(further) };
}
