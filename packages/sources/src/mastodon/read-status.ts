import type { CollectedPost, Engagement, PostAuthor } from "@earshot/core/collect/post";
import { htmlToLine, htmlToText } from "../feed/html-to-text.ts";
import { feedLimits } from "../feed/limits.ts";
import { resolveLink } from "../feed/resolve-link.ts";
import { countOf, fieldsOf, instantOf, listOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";
import { statedTime } from "../stated-time.ts";

/** A status as an instance gives it: what is stored of it, and what only this instance understands. */
export interface Status {
  /** The instance's own. */
  id: string;
  /** Of the status that it answers, by the same instance's ids. */
  answersId: string | null;
  post: CollectedPost;
  isBoost: boolean;
  isByBot: boolean;
  /** Its author asks not to be indexed. */
  isUnlisted: boolean;
}

/** Visible to whoever was addressed only. */
const closed = new Set(["private", "direct", "limited", "local"]);

/** Null for what is no status, names no author's instance, or is not meant for everybody. */
export function readStatus(value: unknown, namespace: string, instance: string, now: Date): Status | null {
  const status = fieldsOf(value);
  const id = stringOf(status["id"]);
  const uri = stringOf(status["uri"]);
  if (id === null || uri === null || uri.length > feedLimits.idChars) return null;
  if (closed.has(stringOf(status["visibility"]) ?? "public")) return null;
  const account = fieldsOf(status["account"]);
  return {
    id,
    answersId: stringOf(status["in_reply_to_id"]),
    isBoost: stringOf(fieldsOf(status["reblog"])["id"]) !== null,
    isByBot: account["bot"] === true,
    isUnlisted: account["noindex"] === true,
    post: {
      namespace,
      externalId: uri,
      platform: "mastodon",
      url: resolveLink(stringOf(status["url"]), null) ?? resolveLink(uri, null),
      title: null,
      text: textOf(status),
      author: authorOf(account, instance),
      ...statedTime(instantOf(status["created_at"]), now),
      editedAt: instantOf(status["edited_at"]),
      parentExternalId: null,
      rootExternalId: null,
      engagement: engagementOf(status, stringOf(account["acct"])?.includes("@") === true),
      statedLanguage: stringOf(status["language"])?.slice(0, 20) ?? null,
      tags: listOf(status["tags"])
        .flatMap((tag) => stringOf(fieldsOf(tag)["name"]) ?? [])
        .slice(0, feedLimits.tags)
        .map((tag) => htmlToLine(tag, feedLimits.nameChars)),
    },
  };
}

/** A paragraph with the address of a quoted post, for software that cannot show quotes (Mastodon 4.5). */
const quoteFallback = /<p class="quote-inline">.*?<\/p>/gs;

/** What stands before the fold belongs to the text. Hidden halves of an address are part of it, so tags are dropped without a gap. */
function textOf(status: Fields): string {
  const content = (stringOf(status["content"]) ?? "").slice(0, feedLimits.rawChars);
  const warning = htmlToLine(stringOf(status["spoiler_text"]) ?? "", feedLimits.titleChars);
  const text = htmlToText(content.replace(quoteFallback, ""));
  return warning === "" ? text : `${warning}\n\n${text}`.trim();
}

/** Of a post written elsewhere an instance counts only what came to it: its 0 says nothing, and more than 0 is the least. */
function engagementOf(status: Fields, isFromElsewhere: boolean): Engagement {
  const known = (value: unknown) => {
    const count = countOf(value);
    return isFromElsewhere && count === 0 ? null : count;
  };
  return {
    likes: known(status["favourites_count"]),
    comments: known(status["replies_count"]),
    shares: known(status["reblogs_count"]),
    views: null,
    isApproximate: isFromElsewhere,
  };
}

/** Accounts of the asked instance come without its name. */
function authorOf(account: Fields, instance: string): PostAuthor | null {
  const acct = stringOf(account["acct"]);
  if (acct === null) return null;
  const handle = `@${acct.includes("@") ? acct : `${acct}@${instance}`}`;
  const name = htmlToLine(stringOf(account["display_name"]) ?? "", feedLimits.nameChars);
  const bio = htmlToText(stringOf(account["note"]) ?? "", { maxUnits: feedLimits.bioChars });
  return {
    handle: handle.slice(0, feedLimits.nameChars),
    name: name === "" ? null : name,
    url: resolveLink(stringOf(account["url"]), null),
    bio: bio === "" ? null : bio,
    followers: countOf(account["followers_count"]),
  };
}
