import type { WorldAuthor } from "../../content.ts";
import type { NetWorld } from "../protocol.ts";

/** A person or community of VK: persons have ids above zero, communities below. */
export interface Member {
  id: number;
  handle: string;
  name: string;
  followers: number | null;
}

/** A first name and a second one; "Самара ЧП" is none. */
const personsName = /^\p{Lu}[\p{L}-]+ \p{Lu}(?:\p{Ll}[\p{L}-]*|\.)?(?: .*)?$/u;
/** Nobody of the month who has one name only is known to so many. */
const communityFollowers = 450;

/** Everybody who publishes, by handle. Ids are made of handles, so that they are the same at every start. */
export function readMembers(world: NetWorld): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const source of world.sources) {
    // As everybody was when they first published: whoever is a community stays one.
    for (const { author } of world.newest(source.id, Number.MAX_SAFE_INTEGER).toReversed()) {
      const handle = handleOf(author);
      if (!members.has(handle)) members.set(handle, memberOf(handle, author));
    }
  }
  return members;
}

export function handleOf({ handle }: Pick<WorldAuthor, "handle">): string {
  return handle.replace(/^@/, "").toLowerCase();
}

function memberOf(handle: string, { name, followers }: WorldAuthor): Member {
  const isCommunity = !personsName.test(name) && (followers ?? 0) >= communityFollowers;
  const number = hashOf(handle);
  return { id: isCommunity ? -(number % 200_000_000) : number, handle, name, followers };
}

/** FNV-1a, brought between 100,000,000 and 800,000,000. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, "utf8")) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return 100_000_000 + (hash % 700_000_000);
}

/** Names and counters of those that an answer names, as `extended=1` adds them. */
export function extendedOf(members: readonly Member[], fields: string): Record<string, unknown> {
  const isAsked = (name: string): boolean => fields.split(",").includes(name);
  const followers = (member: Member, name: string) =>
    isAsked(name) && member.followers !== null ? { [name]: member.followers } : {};
  return {
    profiles: members
      .filter(({ id }) => id > 0)
      .map((member) => {
        const [first = "", ...rest] = member.name.split(" ");
        return {
          id: member.id,
          first_name: first,
          last_name: rest.join(" "),
          screen_name: member.handle,
          is_closed: false,
          ...followers(member, "followers_count"),
        };
      }),
    groups: members
      .filter(({ id }) => id < 0)
      .map((member) => ({
        id: -member.id,
        name: member.name,
        screen_name: member.handle,
        type: "group",
        is_closed: 0,
        ...followers(member, "members_count"),
      })),
  };
}
