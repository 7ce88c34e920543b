import type { WorldSource } from "../content.ts";
import type { Reply } from "../reply.ts";
import type { WorldPost } from "../world-post.ts";

/** A request to a service of a network, as its own host would get it. */
export interface NetRequest {
  method: string;
  /** Name of the service as in `core/collect/source-services`; "host" where addresses name their own hosts. */
  service: string;
  /** Path below the service, beginning with a slash. */
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

/** What the networks of the world publish from. */
export interface NetWorld {
  /** Sources of one network. */
  sources: readonly WorldSource[];
  source: (sourceId: string) => WorldSource | null;
  /** Newest first. */
  newest: (sourceId: string, limit: number) => WorldPost[];
  byId: (postId: string) => WorldPost | null;
  /** All answers to the post and to its answers, oldest first. */
  thread: (postId: string) => WorldPost[];
  /** Ids of posts of the source that were there and are not any more, with the time. */
  removed: (sourceId: string) => readonly { post: WorldPost; at: Date }[];
  /** Base address of the world, without a slash at the end. */
  base: string;
  now: () => Date;
}

/** One network: speaks its true protocol, with the real one's paging, limits and errors. */
export interface Network {
  answer: (request: NetRequest) => Reply;
  /** The source of the world that the request is about: faults of it apply. Null when it is about none. */
  sourceOf: (request: NetRequest) => string | null;
}

export type OpenNetwork = (world: NetWorld) => Network;

/** A body of JSON. */
export function jsonReply(value: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: Buffer.from(JSON.stringify(value), "utf8"),
  };
}
