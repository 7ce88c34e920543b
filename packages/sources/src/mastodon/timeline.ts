import type { Asker } from "../ask.ts";
import type { PollFailure, PollSource } from "../connector.ts";
import { countOf, fieldsOf, listOf, stringOf } from "../json-fields.ts";
import { htmlToLine } from "../feed/html-to-text.ts";
import { refusalOf } from "./ask-instance.ts";
import type { Instance } from "./ask-instance.ts";
import { linkParameter, newestId } from "./mastodon-ids.ts";
import type { MastodonTarget } from "./mastodon-target.ts";
import { readStatus } from "./read-status.ts";
import type { Status } from "./read-status.ts";

/** Statuses of one page at most: what every version gives. */
const pageSize = 40;

export interface Account {
  id: string;
  name: string | null;
  followers: number | null;
}

export type FoundAccount = { ok: true; account: Account } | { ok: false; failure: PollFailure };

export async function findAccount(asker: Asker, instance: Instance, acct: string): Promise<FoundAccount> {
  const asked = await instance.ask(`/api/v1/accounts/lookup?acct=${encodeURIComponent(acct)}`);
  if (!asked.ok) return { ok: false, failure: refusalOf(asker, asked, "account") };
  const fields = fieldsOf(asked.value);
  const id = stringOf(fields["id"]);
  if (id === null) return { ok: false, failure: asker.fail("bad_response", "the account has no id") };
  if (fields["suspended"] === true)
    return { ok: false, failure: asker.fail("not_there", "the account is suspended") };
  const name = htmlToLine(stringOf(fields["display_name"]) ?? "", 300);
  return {
    ok: true,
    account: { id, name: name === "" ? null : name, followers: countOf(fields["followers_count"]) },
  };
}

/** Path of the timeline, to be followed by the parameters of a page. */
export function timelinePath(target: MastodonTarget, accountId: string | null): string {
  if (target.what === "account")
    return `/api/v1/accounts/${encodeURIComponent(accountId ?? "")}/statuses?exclude_reblogs=true&limit=${pageSize}`;
  const lists = (["any", "all", "none"] as const).flatMap((list) =>
    target[list].map((tag) => `&${list}[]=${encodeURIComponent(tag)}`),
  );
  return `/api/v1/timelines/tag/${encodeURIComponent(target.tag)}?limit=${pageSize}${lists.join("")}`;
}

export interface TimelinePage {
  ok: true;
  statuses: Status[];
  /** As many as the instance sent, those that are not kept too. */
  received: number;
  /** Newest of the received ones. */
  newest: string | null;
  /** For the page of older statuses; null when there is none. */
  olderThan: string | null;
  /** For the page of newer ones. */
  newerThan: string | null;
}

export interface AskedPage {
  source: PollSource;
  asker: Asker;
  instance: Instance;
  path: string;
  target: MastodonTarget;
  now: Date;
}

/** @param parameters "&min_id=…", "&max_id=…" or nothing */
export async function readPage(
  { source, asker, instance, path, target, now }: AskedPage,
  parameters: string,
): Promise<TimelinePage | { ok: false; failure: PollFailure }> {
  const asked = await instance.ask(`${path}${parameters}`);
  if (!asked.ok) return { ok: false, failure: refusalOf(asker, asked, target.what) };
  if (!Array.isArray(asked.value))
    return { ok: false, failure: asker.fail("bad_response", "the timeline is no list") };
  const ids = asked.value.flatMap((value) => stringOf(fieldsOf(value)["id"]) ?? []);
  const link = asked.response.headers["link"];
  return {
    ok: true,
    statuses: readAll(asked.value, source, instance.host, now),
    received: ids.length,
    newest: newestId(ids),
    olderThan: linkParameter(link, "next", "max_id"),
    newerThan: linkParameter(link, "prev", "min_id") ?? newestId(ids),
  };
}

export function readAll(value: unknown, source: PollSource, host: string, now: Date): Status[] {
  return listOf(value).flatMap((one) => readStatus(one, source.namespace, host, now) ?? []);
}

/** Whether a post of the timeline is kept: boosts are somebody else's posts, and people may ask to be left alone. */
export function isKept(target: MastodonTarget, status: Status): boolean {
  if (status.isBoost || (target.isWithoutBots && status.isByBot)) return false;
  return target.what === "account" || target.isWithUnlisted || !status.isUnlisted;
}
