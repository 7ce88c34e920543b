import { noHints } from "@earshot/core/collect/poll-hints";
import { createAsker } from "../ask.ts";
import type { Asker } from "../ask.ts";
import type {
  ChannelInfo,
  Connector,
  HistoryPage,
  PageOutcome,
  PollDeps,
  PollFailure,
  PollOutcome,
  PollSource,
} from "../connector.ts";
import { fieldsOf, stringOf } from "../json-fields.ts";
import { instanceUrl, openInstance } from "./ask-instance.ts";
import type { Instance } from "./ask-instance.ts";
import { readThread, refreshPosts } from "./at-origin.ts";
import { askParents, idsMax, joinAnswers } from "./join-answers.ts";
import { compareIds, newestId, resumeAfter } from "./mastodon-ids.ts";
import { readMastodonTarget } from "./mastodon-target.ts";
import type { MastodonTarget } from "./mastodon-target.ts";
import type { Status } from "./read-status.ts";
import { findAccount, isKept, readPage, timelinePath } from "./timeline.ts";
import type { Account, AskedPage } from "./timeline.ts";

/** A guest is allowed 300 requests in five minutes. */
const minGapMs = 1_000;

/** Pages of one visit; what is left follows in the next. */
const pagesMax = 5;

/** Fewer than any software's usual page: the last one. Should it not be, the next visit goes on from there. */
const shortPage = 20;

/** Tags and accounts of Mastodon and of what speaks its API. Docs: https://docs.joinmastodon.org/methods/timelines/ */
export const mastodonConnector: Connector = {
  minGapMs,
  refreshMax: idsMax,
  firstUrl(source) {
    const target = readMastodonTarget(source.url);
    return target === null ? source.url : instanceUrl(source, target.host, target.isSecure);
  },
  poll,
  backfill,
  async thread(source, { post }, deps) {
    const target = readMastodonTarget(source.url);
    return target === null ? wrongAddress(deps) : readThread(source, target, post, deps, minGapMs);
  },
  async refresh(source, posts, deps) {
    const target = readMastodonTarget(source.url);
    return target === null ? wrongAddress(deps) : refreshPosts(source, target, posts, deps, minGapMs);
  },
};

interface Cursor {
  /** Newest id seen, and one some posts before it. */
  newest: string | null;
  earlier: string | null;
  account: Account | null;
}

interface Opened extends AskedPage {
  account: Account | null;
}

async function poll(source: PollSource, deps: PollDeps): Promise<PollOutcome> {
  const cursor = readCursor(source.cursor);
  const opened = await open(source, deps, cursor.account);
  if (!("asker" in opened)) return opened;
  const { asker, target, account } = opened;
  const read = cursor.newest === null ? await readNewest(opened) : await readOn(opened, cursor);
  if (!read.ok) return read.failure;
  if (read.received === 0) {
    const hidden = await isHidden(asker, opened.instance, target);
    if (hidden !== null) return hidden;
  }
  const kept = read.statuses.filter((status) => isKept(target, status));
  const parents = await askParents(source, opened.instance, kept, opened.now);
  const left = read.statuses.length - kept.length;
  return {
    ...asker.visit(),
    ok: true,
    isModified: true,
    posts: joinAnswers(kept, parents),
    channel: channelOf(source, target, account),
    reader: "mastodon",
    warnings: left === 0 ? [] : [`${left} statuses were left out: boosts, bots, or people who ask for it`],
    validators: null,
    cursor: nextCursor(cursor, read, account),
    hasMore: read.hasMore,
    missedSince: null,
    timing: { hints: noHints, maxAgeSeconds: null },
    movedTo: null,
  };
}

type Read = { ok: true; statuses: Status[]; received: number; newest: string | null; hasMore: boolean };
type Failed = { ok: false; failure: PollFailure };

/** The first visit: newest statuses, and the older pages behind them. */
async function readNewest(opened: Opened): Promise<Read | Failed> {
  const read: Read = { ok: true, statuses: [], received: 0, newest: null, hasMore: false };
  let parameters = "";
  for (let page = 0; page < pagesMax; page += 1) {
    const found = await readPage(opened, parameters);
    if (!found.ok) return read.received === 0 ? found : read;
    read.statuses.push(...found.statuses);
    read.received += found.received;
    read.newest ??= found.newest;
    if (found.olderThan === null || found.received === 0) break;
    parameters = `&max_id=${encodeURIComponent(found.olderThan)}`;
  }
  return read;
}

/** Forwards from what is known, page by page, so that nothing between is missed however much there is. */
async function readOn(opened: Opened, cursor: Cursor): Promise<Read | Failed> {
  const read: Read = { ok: true, statuses: [], received: 0, newest: cursor.newest, hasMore: false };
  let after = cursor.newest === null ? null : (resumeAfter(cursor.newest, cursor.earlier) ?? cursor.earlier);
  for (let page = 0; page < pagesMax; page += 1) {
    const found = await readPage(opened, after === null ? "" : `&min_id=${encodeURIComponent(after)}`);
    if (!found.ok) return page === 0 ? found : { ...read, hasMore: true };
    read.statuses.push(...found.statuses);
    read.received += found.received;
    read.newest = newestId([
      ...(read.newest === null ? [] : [read.newest]),
      ...(found.newest === null ? [] : [found.newest]),
    ]);
    const isEnd = found.received < shortPage || found.newerThan === null || found.newerThan === after;
    read.hasMore = !isEnd && page === pagesMax - 1;
    if (isEnd) break;
    after = found.newerThan;
  }
  return read;
}

async function backfill(
  source: PollSource,
  { from, since }: HistoryPage,
  deps: PollDeps,
): Promise<PageOutcome> {
  const begun = readCursor(fieldsOf(from)["cursor"]);
  const opened = await open(source, deps, begun.account);
  if (!("asker" in opened)) return opened;
  const olderThan = stringOf(fieldsOf(from)["olderThan"]);
  const page = await readPage(opened, olderThan === null ? "" : `&max_id=${encodeURIComponent(olderThan)}`);
  if (!page.ok) return page.failure;
  const kept = page.statuses.filter((status) => isKept(opened.target, status));
  const parents = await askParents(source, opened.instance, kept, opened.now);
  const posts = joinAnswers(kept, parents).filter((post) => post.publishedAt >= since);
  const isEnd =
    page.olderThan === null ||
    page.received === 0 ||
    page.statuses.some((status) => status.post.publishedAt < since);
  const next = { olderThan: page.olderThan, cursor: { account: opened.account } };
  return { ...opened.asker.visit(), ok: true, posts, next: isEnd ? null : next };
}

async function open(
  source: PollSource,
  deps: PollDeps,
  known: Account | null,
): Promise<Opened | PollFailure> {
  const target = readMastodonTarget(source.url);
  if (target === null) return wrongAddress(deps);
  const asker = createAsker(deps, minGapMs);
  const instance = openInstance(source, asker, deps.now, { ...target, isOwn: true });
  let account = known;
  if (target.what === "account" && account === null) {
    const found = await findAccount(asker, instance, target.acct);
    if (!found.ok) return found.failure;
    account = found.account;
  }
  const path = timelinePath(target, account?.id ?? null);
  return { source, asker, instance, target, path, account, now: deps.now() };
}

/** From 4.5 on an instance that shows its timelines to members only answers guests with an empty one: its settings tell the difference. */
async function isHidden(
  asker: Asker,
  instance: Instance,
  target: MastodonTarget,
): Promise<PollFailure | null> {
  if (target.what !== "tag") return null;
  const asked = await instance.ask("/api/v2/instance");
  if (!asked.ok) return null;
  const feeds = fieldsOf(
    fieldsOf(fieldsOf(fieldsOf(asked.value)["configuration"])["timelines_access"])["hashtag_feeds"],
  );
  const answers = [feeds["local"], feeds["remote"]];
  if (!answers.some((answer) => answer === "authenticated" || answer === "disabled")) return null;
  if (answers.includes("public")) return null;
  return asker.fail("needs_key", "the instance shows its timelines only to those who sign in");
}

function channelOf(source: PollSource, target: MastodonTarget, account: Account | null): ChannelInfo {
  const title =
    target.what === "tag" ? `#${target.tag} (${target.host})` : (account?.name ?? `@${target.acct}`);
  return { title, link: source.url, language: null, audience: account?.followers ?? null };
}

/** Posts that lie between `earlier` and the newest one: re-read at the next visit, where ids say nothing of time. */
const overlap = 10;

function nextCursor(before: Cursor, read: Read, account: Account | null): Cursor {
  const ids = read.statuses.map((status) => status.id).sort(compareIds);
  return { newest: read.newest, earlier: ids.at(-overlap) ?? before.earlier ?? null, account };
}

function readCursor(stored: unknown): Cursor {
  const { newest, earlier, account } = fieldsOf(stored);
  const id = stringOf(fieldsOf(account)["id"]);
  const followers = fieldsOf(account)["followers"];
  return {
    newest: stringOf(newest),
    earlier: stringOf(earlier),
    account:
      id === null
        ? null
        : {
            id,
            name: stringOf(fieldsOf(account)["name"]),
            followers: typeof followers === "number" ? followers : null,
          },
  };
}

function wrongAddress(deps: PollDeps): PollFailure {
  return createAsker(deps, minGapMs).fail("bad_url", "neither a tag nor an account of an instance");
}
