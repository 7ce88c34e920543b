import type { CollectedPost } from "@earshot/core/collect/post";
import { guessSource } from "@earshot/core/collect/guess-source";
import { previewWarnings } from "@earshot/core/collect/preview-warnings";
import { reasonOfFailure } from "@earshot/core/collect/source-reason";
import type { z } from "zod";
import {
  findSourceSchema,
  foundSourceSchema,
  previewRequestSchema,
  sourcePreviewSchema,
} from "@earshot/contract/source-find";
import { addMailboxSchema } from "@earshot/contract/mailbox";
import { listAddresses } from "@earshot/db/queries/source-import";
import { loadWatchList } from "@earshot/db/queries/watch-list";
import { missingNeed } from "@earshot/sources/access";
import { imapAddress } from "@earshot/sources/imap/imap-target";
import { createIdleReader } from "@earshot/sources/idle-reader";
import { findKnown } from "@earshot/sources/known-addresses";
import { recognise } from "@earshot/sources/recognise/recognise";
import type { PreviewedSource } from "@earshot/sources/preview-source";
import type { AccessFor } from "@earshot/sources/visit-once";
import { detectLanguage } from "@earshot/text/language/detect-language";
import { createMatcher } from "@earshot/text/match/create-matcher";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { createReach, type Reach } from "../reach.ts";
import { sourceAddress, type SourceAddress } from "../source-address.ts";

/** Posts of a preview that are shown, and how much of each text. */
const previewedPosts = 20;
const excerptChars = 300;

const find = {
  schema: {
    tags: ["sources"],
    summary: "What a pasted line is, and the feeds behind it; nothing is saved",
    body: findSourceSchema,
    response: { 200: foundSourceSchema },
  },
  config: { action: "edit_sources", rateLimit: { max: 120, timeWindow: "1 minute" } },
} satisfies RouteContract;

const preview = {
  schema: {
    tags: ["sources"],
    summary: "What an address would give: posts, matches, proposals; nothing is saved",
    body: previewRequestSchema,
    response: { 200: sourcePreviewSchema },
  },
  config: { action: "edit_sources", rateLimit: { max: 60, timeWindow: "1 minute" } },
} satisfies RouteContract;

const previewMailbox = {
  schema: {
    tags: ["sources"],
    summary: "What a mailbox would give: its newest mails, matches, proposals; nothing is saved",
    body: addMailboxSchema,
    response: { 200: sourcePreviewSchema },
  },
  config: { action: "edit_sources", rateLimit: { max: 20, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** What stands behind a pasted line, and what one feed or mailbox would bring. */
export async function registerSourceFind(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const reader = createIdleReader();
  app.addHook("onClose", () => reader.close());
  const reach = createReach(deps);
  const door = async () => ({ ...(await reach.door()), readFeed: reader.read });
  app.post("/api/v1/sources/find", find, async ({ body }) => {
    const found = await deps.findFeeds(body.line, await door());
    const knownAs = findKnown(await listAddresses(db));
    const { support, site, platform, what, trouble, isOftenBusy } = found.recognition;
    return {
      support,
      site,
      platform,
      what,
      trouble,
      isOftenBusy,
      pageTitle: found.pageTitle,
      failure: found.failure && { code: codeOf(found.failure), message: found.failure.message },
      choices: found.choices.map(({ kind, url, title, covers, isPersonalUseOnly, needs, seen }) => ({
        kind,
        needs,
        url,
        title,
        covers,
        isPersonalUseOnly,
        seen,
        existing: knownAs(url, ...(seen?.also ?? [])),
      })),
    };
  });
  app.post("/api/v1/sources/preview", preview, async ({ body }) => {
    const address = sourceAddress(body);
    return look(deps, { ...address, platform: body.platform ?? address.platform }, await door());
  });
  app.post("/api/v1/sources/mailboxes/preview", previewMailbox, async ({ body }) => {
    const { password, mailFolder: folder, ...mailbox } = body;
    const options = await door();
    const access: AccessFor = async (kind, url) => {
      const given = await options.access(kind, url);
      return { ...given, secret: (name) => (name === "password" ? password : given.secret(name)) };
    };
    const url = imapAddress({ ...mailbox, folder });
    return look(deps, { kind: "imap", url, platform: "email" }, { ...options, access });
  });
}

/** One look at an address by its kind, and what it would mean here. */
async function look(deps: ApiDeps, address: SourceAddress, options: Awaited<ReturnType<Reach["door"]>>) {
  const { db } = deps.database;
  const { kind, url } = address;
  const seen = await deps.previewSource(address, options);
  if (!seen.ok) return { ok: false as const, code: codeOf(seen), message: seen.message };
  const existing = findKnown(await listAddresses(db))(
    url,
    seen.url,
    ...(seen.feed?.self ? [seen.feed.self] : []),
  );
  const { entities } = await loadWatchList(db);
  const matched = countMatches(seen.posts, createMatcher(entities), entities);
  return {
    ...viewPreview(seen, address, options.now),
    needs: missingNeed(await options.access(kind, url), kind, recognise(url).feeds[0]?.covers === "search"),
    ...matched,
    existing,
  };
}

/** What people are told apart by the status of the answer: too often, closed, out of service … */
function codeOf({ code, httpStatus }: { code: string; httpStatus: number | null }): string {
  return code === "http_error" ? reasonOfFailure(code, httpStatus, false) : code;
}

type Preview = Extract<z.infer<typeof sourcePreviewSchema>, { ok: true }>;

function viewPreview(
  seen: Extract<PreviewedSource, { ok: true }>,
  { kind, platform }: SourceAddress,
  now: Date,
): Omit<Preview, "matchCount" | "matched" | "existing" | "needs"> {
  const { channel, feed, posts, url } = seen;
  const newest = [...posts].sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  const { host } = new URL(url);
  const guess = guessSource(host, platform, posts);
  return {
    ok: true,
    url,
    title: channel.title,
    link: channel.link,
    sourceKind: kind,
    kind: feed?.kind ?? null,
    reader: seen.reader,
    posts: newest.slice(0, previewedPosts).map((post) => ({
      title: post.title,
      text: excerpt(post.text),
      url: post.url,
      author: post.author?.name ?? post.author?.handle ?? null,
      publishedAt: iso(post.publishedAt),
      dateFlag: post.dateFlag,
    })),
    postCount: posts.length,
    notes: previewWarnings(posts, now),
    warnings: seen.warnings,
    proposed: {
      name: channel.title ?? recognise(url).what ?? host,
      platform,
      language: languageOf(channel.language, posts),
      ...guess,
      audience: channel.audience ?? guess.audience,
    },
    pollMinutes: Math.round(seen.intervalMs / 6_000) / 10,
  };
}

/** What the feed says, else what its texts are written in; null when they say nothing. */
function languageOf(stated: string | null, posts: readonly CollectedPost[]): string | null {
  const code = /^[a-z]{2}\b/i.exec(stated ?? "")?.[0].toLowerCase();
  if (code !== undefined) return code;
  const sample = posts
    .slice(0, 20)
    .map((post) => `${post.title ?? ""} ${post.text.slice(0, 500)}`)
    .join("\n");
  const { lang } = detectLanguage(sample);
  return lang === "other" ? null : lang;
}

function countMatches(
  posts: readonly CollectedPost[],
  matcher: ReturnType<typeof createMatcher>,
  entities: Awaited<ReturnType<typeof loadWatchList>>["entities"],
): Pick<Preview, "matchCount" | "matched"> {
  const counts = new Map<number, number>();
  let matchCount = 0;
  for (const post of posts) {
    const matches = matcher.match({
      title: post.title,
      text: post.text,
      authorHandle: post.author?.handle ?? null,
      url: post.url,
      tags: post.tags,
    });
    if (matches.length > 0) matchCount += 1;
    for (const { entityId } of matches) counts.set(entityId, (counts.get(entityId) ?? 0) + 1);
  }
  const matched = entities.flatMap(({ id, name, kind }) => {
    const found = counts.get(id);
    return found === undefined ? [] : [{ entityId: id, name, kind, posts: found }];
  });
  return { matchCount, matched: matched.sort((a, b) => b.posts - a.posts) };
}

/** Never through the middle of a character that takes two units. */
function excerpt(text: string): string {
  if (text.length <= excerptChars) return text;
  return `${text.slice(0, excerptChars).replace(/[\ud800-\udbff]$/u, "")}…`;
}
