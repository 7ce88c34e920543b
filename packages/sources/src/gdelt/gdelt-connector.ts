import type { CollectedPost } from "@earshot/core/collect/post";
import { serviceUrl } from "../access.ts";
import { createAsker } from "../ask.ts";
import type { Asker } from "../ask.ts";
import type { Connector, PageOutcome, PollDeps, PollFailure, PollOutcome, PollSource } from "../connector.ts";
import { fieldsOf, instantOf, listOf } from "../json-fields.ts";
import { polledPosts } from "../polled-posts.ts";
import { readGdeltTarget } from "./gdelt-target.ts";
import { parseLooseJson } from "./loose-json.ts";
import { readArticle, readSeenDate, writeGdeltTime } from "./read-article.ts";

/** GDELT answers one request in five seconds from one address. */
const minGapMs = 5_000;
/** After it said that this was too fast. */
const restMs = 60_000;
const recordsMax = 250;
/** An answer takes ten seconds and more: a visit has time for two. */
const slicesPerVisit = 2;
const overlapMs = 45 * 60_000;
const firstReachMs = 24 * 3_600_000;
/** It keeps three months. */
const reachMs = 90 * 24 * 3_600_000;
const wrongAddress = "no search of GDELT's articles";

interface Slice {
  from: Date;
  to: Date;
}

/** Headlines of the world's media that answer a query. */
export const gdeltConnector: Connector = {
  minGapMs,
  firstUrl: ({ access }) => serviceUrl(access, "api"),
  async poll(source, deps): Promise<PollOutcome> {
    const target = readGdeltTarget(source.url);
    const asker = createAsker(deps, minGapMs);
    return target === null
      ? asker.fail("bad_url", wrongAddress)
      : pollArticles(source, target.query, asker, deps);
  },
  async backfill(source, { from, since, until }, deps): Promise<PageOutcome> {
    const target = readGdeltTarget(source.url);
    const asker = createAsker(deps, minGapMs);
    if (target === null) return asker.fail("bad_url", wrongAddress);
    const oldest = new Date(Math.max(since.getTime(), deps.now().getTime() - reachMs));
    const slice = { from: oldest, to: instantOf(from) ?? until ?? deps.now() };
    if (slice.from >= slice.to) return { ...asker.visit(), ok: true, posts: [], next: null };
    const read = await readSlice(source, target.query, slice, asker, deps.now());
    return read.ok
      ? { ...asker.visit(), ok: true, posts: read.posts, next: read.rest?.to.toISOString() ?? null }
      : read;
  },
};

async function pollArticles(
  source: PollSource,
  query: string,
  asker: Asker,
  deps: PollDeps,
): Promise<PollOutcome> {
  const now = deps.now();
  const cursor = fieldsOf(source.cursor);
  const knownTo = instantOf(cursor["knownTo"]);
  const rest = fieldsOf(cursor["rest"]);
  const [restFrom, restTo] = [instantOf(rest["from"]), instantOf(rest["to"])];
  const isResumed = restFrom !== null && restTo !== null;
  // A walk that is not finished keeps the moment at which it began: what came since is the next one's.
  const begun = (isResumed ? instantOf(cursor["begun"]) : null) ?? now;
  const from = new Date(knownTo === null ? now.getTime() - firstReachMs : knownTo.getTime() - overlapMs);
  let slice: Slice | null = isResumed ? { from: restFrom, to: restTo } : { from, to: now };
  const posts: CollectedPost[] = [];
  let lost: Date | null = null;
  for (let asked = 0; slice !== null && asked < slicesPerVisit; asked += 1) {
    const read = await readSlice(source, query, slice, asker, now);
    if (!read.ok && asked === 0) return read;
    if (!read.ok) break;
    posts.push(...read.posts);
    lost = read.lostAt ?? lost;
    slice = read.rest;
  }
  return polledPosts(asker.visit(), {
    posts,
    cursor: JSON.parse(
      JSON.stringify(slice === null ? { knownTo: begun } : { knownTo, rest: slice, begun }),
    ) as unknown,
    hasMore: slice !== null,
    missedSince: lost,
  });
}

type SliceRead =
  | {
      ok: true;
      posts: CollectedPost[];
      /** The older part that the answer did not reach. */
      rest: Slice | null;
      /** A quarter of an hour with more articles than an answer holds: some of it are not to be had. */
      lostAt: Date | null;
    }
  | PollFailure;

async function readSlice(
  source: PollSource,
  query: string,
  slice: Slice,
  asker: Asker,
  now: Date,
): Promise<SliceRead> {
  const params = new URLSearchParams({
    query,
    mode: "artlist",
    format: "json",
    sort: "datedesc",
    maxrecords: String(recordsMax),
    startdatetime: writeGdeltTime(slice.from),
    enddatetime: writeGdeltTime(slice.to),
  });
  const asked = await asker.ask(`${serviceUrl(source.access, "api")}/api/v2/doc/doc?${params.toString()}`);
  if (!asked.ok) {
    const { response, ...failure } = asked;
    return response?.status === 429 ? { ...failure, retryAfterMs: failure.retryAfterMs ?? restMs } : failure;
  }
  const text = new TextDecoder().decode(asked.response.body).trim();
  if (!text.startsWith("{")) return judgeText(asker, text);
  const value = parseLooseJson(text);
  if (value === undefined) return asker.fail("bad_response", "JSON that cannot be mended");
  const articles = listOf(fieldsOf(value)["articles"]);
  const posts = articles.flatMap((article) => readArticle(source, article, now) ?? []);
  const times = articles.flatMap((article) => readSeenDate(fieldsOf(article)["seendate"])?.getTime() ?? []);
  if (articles.length < recordsMax || times.length === 0)
    return { ok: true, posts, rest: null, lostAt: null };
  const oldest = new Date(Math.min(...times));
  // An answer within one step of its clock cannot be split: the step is left, and said to be incomplete.
  const isOneStep = times.every((time) => time === times[0]);
  const to = isOneStep ? new Date(oldest.getTime() - 1_000) : oldest;
  const rest = to > slice.from && to < slice.to ? { from: slice.from, to } : null;
  return { ok: true, posts, rest, lostAt: isOneStep ? oldest : null };
}

/** Errors come as a sentence with status 200. An empty answer is one too: nothing was found. */
function judgeText(asker: Asker, text: string): SliceRead {
  if (text === "") return { ok: true, posts: [], rest: null, lostAt: null };
  const said = text
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (/limit requests|too many/i.test(said))
    return { ...asker.fail("http_error", said, restMs), httpStatus: 429 };
  return asker.fail("service_error", `GDELT: ${said}`);
}
