import { createHash } from "node:crypto";
import { webhookPostSchema, webhookPostsMax, type WebhookPost } from "@earshot/contract/webhook";
import { readPlatform, type Platform } from "@earshot/core/collect/platform";
import type { CollectedPost, PostAuthor } from "@earshot/core/collect/post";
import { htmlToLine, htmlToText } from "@earshot/sources/feed/html-to-text";
import { recognise } from "@earshot/sources/recognise/recognise";
import { ProblemError } from "./problem.ts";
import { findUnstorable } from "./storable-text.ts";

const errorsMax = 20;

/**
 * Reads the posts of a message: one, a list, `{ posts }`, or any of these as `data`.
 * @throws ProblemError 400 that names every field in the way, as `posts.3.publishedAt`
 */
export function readMessage(body: Uint8Array): WebhookPost[] {
  const value = parse(body);
  const unstorable = findUnstorable(value);
  if (unstorable !== null)
    throw refusal([{ field: unstorable, message: "holds a character that cannot be stored" }]);
  const outer = isObject(value) && "data" in value && "type" in value ? value["data"] : value;
  const inner = isObject(outer) && "posts" in outer ? outer["posts"] : outer;
  const isList = Array.isArray(inner);
  const given: unknown[] = isList ? inner : [inner];
  if (given.length === 0) throw refusal([{ field: "posts", message: "holds no post" }]);
  if (given.length > webhookPostsMax)
    throw refusal([
      { field: "posts", message: `holds more than ${webhookPostsMax} posts: send several messages` },
    ]);
  const errors: { field: string; message: string }[] = [];
  const posts = given.flatMap((each, at) => {
    const read = webhookPostSchema.safeParse(each);
    if (read.success) return [read.data];
    const place = isList ? [`posts.${at}`] : [];
    for (const { path, message } of read.error.issues) {
      const field = [...place, ...path.map(String)].join(".");
      errors.push({ field: field === "" ? "body" : field, message });
    }
    return [];
  });
  if (errors.length > 0) throw refusal(errors.slice(0, errorsMax));
  return posts;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw refusal([{ field: "body", message: "is no JSON in UTF-8" }]);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refusal(errors: { field: string; message: string }[]): ProblemError {
  return new ProblemError(
    400,
    "Nothing of this message was taken: some fields need mending; see errors.",
    errors,
  );
}

/** A post as it is stored: plain text, ids of this source alone, dates not of the future. */
export function toCollected(
  post: WebhookPost,
  { namespace, platform, now }: { namespace: string; platform: Platform; now: Date },
): CollectedPost {
  const url = post.url ?? null;
  const title = htmlToLine(post.title ?? "", 1_000) || null;
  const text = htmlToText(post.text ?? "", { kind: "text" });
  const written = post.publishedAt == null ? null : new Date(post.publishedAt);
  const isFuture = written !== null && written.getTime() > now.getTime();
  const author = readAuthor(post);
  const content = [author?.name ?? "", written?.toISOString() ?? "", title ?? "", text].join("\n");
  const { likes = null, comments = null, shares = null, views = null } = post.engagement ?? {};
  return {
    namespace,
    externalId:
      post.externalId ?? url ?? `sha256:${createHash("sha256").update(content).digest("base64url")}`,
    platform: platformOf(post, platform),
    url,
    title,
    text,
    author,
    publishedAt: written === null || isFuture ? now : written,
    dateFlag: written === null ? "missing" : isFuture ? "future_clamped" : null,
    editedAt: null,
    parentExternalId: post.parentExternalId ?? null,
    rootExternalId: null,
    engagement: { likes, comments, shares, views, isApproximate: false },
    statedLanguage: post.statedLanguage?.toLowerCase() ?? null,
    tags: (post.tags ?? []).map((tag) => htmlToLine(tag, 120)).filter((tag) => tag !== ""),
  };
}

/** What the sender says, else the network of the address, else what the source is. */
function platformOf({ platform, url }: WebhookPost, usual: Platform): Platform {
  if (platform) return readPlatform(platform);
  const found = url == null ? null : recognise(url);
  return found?.site == null ? usual : found.platform;
}

function readAuthor({ author }: WebhookPost): PostAuthor | null {
  const name = htmlToLine(author?.name ?? "", 300) || null;
  const handle = htmlToLine(author?.handle ?? "", 300) || null;
  if (name === null && handle === null) return null;
  return { handle, name, url: author?.url ?? null, bio: null, followers: author?.followers ?? null };
}
