import type { WorldPost } from "../../world-post.ts";
import type { NetWorld } from "../protocol.ts";
import { localId, statusView } from "./status-view.ts";

/** A guest sees so many answers below a post, so deep. */
const descendantsMax = 60;
const depthMax = 20;

/** What all instances know, as each of them shows it. */
export interface Statuses {
  all: () => WorldPost[];
  byLocalId: (id: string, at: string) => WorldPost | null;
  view: (post: WorldPost, at: string) => Record<string, unknown>;
  context: (
    post: WorldPost,
    at: string,
    isMember: boolean,
  ) => { ancestors: unknown[]; descendants: unknown[] };
}

export function createStatuses(world: NetWorld): Statuses {
  const all = (): WorldPost[] => world.sources.flatMap((source) => world.newest(source.id, 10_000));

  function repliesOf(post: WorldPost): number {
    return world.thread(post.id).filter((reply) => reply.parentId === post.id).length;
  }

  function view(post: WorldPost, at: string): Record<string, unknown> {
    return statusView(post, { at, base: world.base, byId: world.byId, repliesOf });
  }

  function parentOf(post: WorldPost): WorldPost | null {
    return post.parentId === null ? null : world.byId(post.parentId);
  }

  return {
    all,
    byLocalId: (id, at) => all().find((post) => localId(post, at) === id) ?? null,
    view,
    context(post, at, isMember) {
      const ancestors: WorldPost[] = [];
      for (let up = parentOf(post); up !== null; up = parentOf(up)) ancestors.unshift(up);
      const depth = new Map([[post.id, 0]]);
      const below = world.thread(post.id).filter((reply) => {
        const deep = (depth.get(reply.parentId ?? "") ?? Number.POSITIVE_INFINITY) + 1;
        depth.set(reply.id, deep);
        return isMember || deep <= depthMax;
      });
      const descendants = isMember ? below : below.slice(0, descendantsMax);
      const shown = (posts: WorldPost[]) => posts.map((one) => view(one, at));
      return { ancestors: shown(ancestors), descendants: shown(descendants) };
    },
  };
}
