import type { SourceKind } from "@earshot/core/collect/source";
import type { PollCode } from "../connector.ts";
import { connectorOf } from "../poll-source.ts";
import { recognise } from "../recognise/recognise.ts";
import type { Recognition } from "../recognise/recognition.ts";
import { openAccess, throughProxy } from "../access.ts";
import { throughDoor, type Door, type DoorOptions } from "../source-door.ts";
import { mergeChoices, type FeedChoice } from "./feed-choice.ts";
import { unseenChoice } from "./unseen-choice.ts";
import { openPage, startSearch, tryKnown, type Search } from "./search-site.ts";

/** What a preview that follows at once would ask too soon: GDELT refuses a second request within five seconds, a stream is listened to for a while. */
const askedOnce: ReadonlySet<SourceKind> = new Set(["gdelt", "jetstream"]);

export type FindCode = Exclude<PollCode, "reader_timeout"> | "no_feed" | "no_channel";

export interface FoundFeeds {
  recognition: Recognition;
  /** Title of the page that was asked, where there is one. */
  pageTitle: string | null;
  choices: FeedChoice[];
  /** Why there is nothing to choose from; null with choices, and where nothing was asked. */
  failure: { code: FindCode; message: string; httpStatus: number | null } | null;
}

export interface FindOptions extends DoorOptions {
  /** Time of the fetch: later dates are clamped to it. */
  now: Date;
  /** Kinds that can be read; those with a connector unless given. */
  isReadable?: (kind: SourceKind) => boolean;
}

/**
 * Finds the feeds behind one pasted line: those that a known site offers, those that the page names, those that it links to, and
 * those at usual places. Nothing is saved. Never throws.
 */
export async function findFeeds(pasted: string, options: FindOptions): Promise<FoundFeeds> {
  const { isReadable = hasConnector } = options;
  const found = recognise(pasted, isReadable);
  const nothing = { recognition: found, pageTitle: null, choices: [], failure: null };
  if (found.support !== "now") return nothing;
  if (
    found.page === null &&
    found.feeds.every(({ kind, service }) => service !== null || askedOnce.has(kind))
  ) {
    return { ...nothing, choices: await Promise.all(found.feeds.map((feed) => unseenChoice(feed, options))) };
  }
  return throughDoor(
    options,
    async (door) => {
      const doors = { door, pages: await openPages(door, found) };
      return search(startSearch(found, doors, options.now, isReadable), pasted);
    },
    (ms) => ({
      ...nothing,
      failure: { code: "timeout", message: `no answer within ${ms} ms`, httpStatus: null },
    }),
  );
}

async function openPages(door: Door, { page, feeds }: Recognition): Promise<Door> {
  const { proxy } = await (door.access ?? openAccess)("feed", page ?? feeds[0]?.url ?? "");
  return { ...door, safeFetch: throughProxy(door.safeFetch, proxy) };
}

function hasConnector(kind: SourceKind): boolean {
  return connectorOf(kind) !== null;
}

async function search(state: Search, pasted: string): Promise<FoundFeeds> {
  const { found, seen } = state;
  await tryKnown(state);
  const hasAsked = [...seen.map(({ choice }) => choice), ...state.unseen].some(
    ({ covers }) => covers === "asked",
  );
  // Without a scheme of its own the address was only taken for https.
  const isSchemeGuessed = !/\bhttps:/i.test(pasted);
  if (found.page !== null && !hasAsked) await openPage(state, found.page, isSchemeGuessed);
  const choices = [...mergeChoices(seen), ...state.unseen];
  const failure = choices.length > 0 ? null : explain(state);
  return { recognition: found, pageTitle: state.pageTitle, choices, failure };
}

function explain({ found, failed, pageTitle, asked }: Search): NonNullable<FoundFeeds["failure"]> {
  if (pageTitle === null && failed !== null) {
    const { code, message, httpStatus } = failed;
    return { code, message, httpStatus };
  }
  const message = found.isYouTube
    ? "The page does not name its channel."
    : `No feed was found at ${asked.size} addresses of this site.`;
  return { code: found.isYouTube ? "no_channel" : "no_feed", message, httpStatus: null };
}
