import type { PostAuthor } from "@earshot/core/collect/post";
import { cleanCharacters, cutText } from "../feed/clean-characters.ts";
import { feedLimits } from "../feed/limits.ts";
import { countOf, fieldsOf, listOf, stringOf, type Fields } from "../json-fields.ts";

/** What is asked for about persons and communities. */
export const peopleFields = "screen_name,followers_count,members_count";

/** Persons (numbers above zero) and communities (below) that an answer tells about. */
export type VkPeople = ReadonlyMap<number, PostAuthor>;

/** @param site root of the pages that people read, without a slash at the end */
export function readPeople({ profiles, groups }: Fields, site: string): VkPeople {
  const persons = listOf(profiles).flatMap((one) => {
    const person = fieldsOf(one);
    const id = countOf(person["id"]);
    const names = [stringOf(person["first_name"]), stringOf(person["last_name"])];
    const name = names.filter((part) => part !== null).join(" ");
    return id === null ? [] : [authorOf(id, name, person, countOf(person["followers_count"]), site)];
  });
  const communities = listOf(groups).flatMap((one) => {
    const group = fieldsOf(one);
    const id = countOf(group["id"]);
    const name = stringOf(group["name"]) ?? "";
    return id === null ? [] : [authorOf(-id, name, group, countOf(group["members_count"]), site)];
  });
  return new Map([...persons, ...communities]);
}

function authorOf(
  id: number,
  name: string,
  of: Fields,
  followers: number | null,
  site: string,
): [number, PostAuthor] {
  const screenName = stringOf(of["screen_name"]) ?? "";
  const handle = /^[\w.]{2,64}$/.test(screenName) ? screenName : pageName(id);
  const shown = cutText(cleanCharacters(name).replace(/\s+/g, " ").trim(), feedLimits.nameChars);
  return [id, { handle, name: shown === "" ? null : shown, url: `${site}/${handle}`, bio: null, followers }];
}

/** The author of a number; of one that the answer does not tell about, its page. Null for none: deleted comments have 0. */
export function authorBy(people: VkPeople, id: number, site: string): PostAuthor | null {
  if (id === 0) return null;
  const handle = pageName(id);
  return people.get(id) ?? { handle, name: null, url: `${site}/${handle}`, bio: null, followers: null };
}

function pageName(id: number): string {
  return id < 0 ? `club${-id}` : `id${id}`;
}
