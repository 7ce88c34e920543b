import type { EntityKind } from "@earshot/core/match/entity";
import type { AskedName, FieldQuery } from "@earshot/core/triage/query/query";
import { or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { triagePlace } from "../schema/triage-place.ts";
import { storable } from "../storable.ts";

type NameQuery = Extract<FieldQuery, { kind: "name" }>;

const kindOfField = {
  company: "company",
  brand: "brand",
  product: "product",
  executive: "executive",
  competitor: "competitor",
  leader: "opinion_leader",
  topic: "topic",
} as const satisfies Partial<Record<NameQuery["field"], EntityKind>>;

/** What is called so: names that have the words, whole names after "=", and things by number (#12). */
export function nameCondition({ field, names }: NameQuery): SQL {
  switch (field) {
    case "source":
    case "folder":
    case "assignee":
      return ofNamed(field, names);
    case "tag":
      return sql`(${triagePlace.keys} && array(${namedRows("tag", names)}))`;
    case "entity":
    case "company":
    case "brand":
    case "product":
    case "executive":
    case "competitor":
    case "leader":
    case "topic":
      return sql`(${triagePlace.keys} && array(${namedRows(field, names)}))`;
    case "author":
      return sql`(${triagePlace.postId} in (select of_author.post_id from triage of_author
        where of_author.author_id = any(array(${namedRows("author", names)}))))`;
    case "note":
      return sql`(${triagePlace.postId} in (${namedRows("note", names)}))`;
    case "url":
      return sql`((select ${anyName(names, urlHas)} from triage whole where whole.post_id = ${triagePlace.postId}) is true)`;
  }
}

function ofNamed(field: "source" | "folder" | "assignee", names: readonly AskedName[]): SQL {
  const column = field === "assignee" ? triagePlace.assigneeId : triagePlace.sourceId;
  return sql`(${column} is not null and ${column} = any(array(${namedRows(field, names)})))`;
}

/**
 * What of this installation is called so, as the first column of a statement: numbers of sources, people and authors, keys of
 * tags and entities, posts with such notes.
 */
export function namedRows(field: Exclude<NameQuery["field"], "url">, names: readonly AskedName[]): SQL {
  switch (field) {
    case "source":
      return sql`select source_id from source where ${anyName(names, (name) => isSource(name))}`;
    case "folder":
      return sql`select source_id from source where ${anyName(names, (name) => isNamed(name, sql`coalesce(folder, '')`))}`;
    case "assignee":
      return sql`select person_id from person where ${anyName(names, (name) => isCalled(name, sql`name`, sql`person_id`))}`;
    case "tag":
      return sql`select -tag_id from tag where retired_at is null
        and ${anyName(names, (name) => isCalled(name, sql`name`, sql`tag_id`))}`;
    case "author":
      return sql`select author_id from author where ${anyName(names, isAuthor)}
        union select of_person.author_id from author named join author of_person on of_person.card_id = named.card_id
        where named.author_id = any(array(select author_id from author where ${anyName(names, isAuthor)}))`;
    case "note":
      return sql`select post_id from note where deleted_at is null and ${anyName(
        names,
        ({ text }) =>
          sql`to_tsvector('earshot', search_words(text)) @@ phraseto_tsquery('earshot', search_words(${storable(text)}))`,
      )}`;
    case "entity":
      return sql`select 8 * entity_id from entity where ${anyName(names, isEntity)}`;
    case "company":
    case "brand":
    case "product":
    case "executive":
    case "competitor":
    case "leader":
    case "topic":
      return sql`select 8 * entity_id from entity where kind = ${kindOfField[field]} and ${anyName(names, isEntity)}`;
  }
}

function anyName(names: readonly AskedName[], condition: (name: AskedName) => SQL): SQL {
  return sql`(${or(...names.map(condition)) ?? sql`false`})`;
}

function isEntity(name: AskedName): SQL {
  return isCalled(name, sql`name`, sql`entity_id`);
}

function isSource(name: AskedName): SQL {
  const host = sql`coalesce(substring(coalesce(site_url, url) from '^[a-z+]+://(?:www\\.)?([^/:]+)'), '')`;
  if (name.isWhole || numberOf(name) !== null) return isCalled(name, sql`name`, sql`source_id`);
  return sql`(${isNamed(name, sql`name`)} or ${host} = ${storable(name.text.toLowerCase())})`;
}

/** "@name" is the account itself. */
function isAuthor(name: AskedName): SQL {
  const words = sql`to_tsvector('simple', search_words(coalesce(name, '') || ' ' || coalesce(handle, '')))`;
  const id = numberOf(name);
  if (id !== null) return sql`author_id = ${id}`;
  const has = sql`${words} @@ ${simpleWords(name.text)}`;
  if (name.text.startsWith("@"))
    return sql`(${has} and lower(handle) in (${storable(name.text.slice(1).toLowerCase())}, ${storable(name.text.toLowerCase())}))`;
  return name.isWhole ? sql`(${has} and ${isWhole(name, sql`coalesce(name, handle, '')`)})` : has;
}

function isCalled(name: AskedName, column: SQL, id: SQL): SQL {
  const number = numberOf(name);
  return number === null ? isNamed(name, column) : sql`${id} = ${number}`;
}

function isNamed(name: AskedName, column: SQL): SQL {
  return name.isWhole
    ? isWhole(name, column)
    : sql`to_tsvector('simple', search_words(${column})) @@ ${simpleWords(name.text)}`;
}

function isWhole({ text }: AskedName, column: SQL): SQL {
  return sql`search_words(${column}) = search_words(${storable(text)})`;
}

/** Words that follow each other, as they are written; a star at the end leaves the last one open. */
function simpleWords(text: string): SQL {
  const words = sql`search_words(${storable(text)})`;
  if (!/\*\s*$/.test(text)) return sql`phraseto_tsquery('simple', ${words})`;
  return sql`coalesce((nullif(phraseto_tsquery('simple', ${words})::text, '') || ':*')::tsquery, ''::tsquery)`;
}

function numberOf({ text }: AskedName): number | null {
  const found = /^[#№]\s?(\d{1,9})$/.exec(text);
  return found ? Number(found[1]) : null;
}

function urlHas({ text, isWhole: mustBeWhole }: AskedName): SQL {
  const given = storable(text.toLowerCase());
  return mustBeWhole ? sql`lower(whole.url) = ${given}` : sql`strpos(lower(whole.url), ${given}) > 0`;
}
