import type { Asker } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { serviceUrl } from "../access.ts";
import { mayFetch } from "../robots/may-fetch.ts";
import { readPage, readWidget, type TelegramPage, type TelegramWidget } from "./read-page.ts";
import type { TelegramTarget } from "./telegram-target.ts";

/** A page has some 150 KB. */
const pageBytesMax = 4_000_000;

/** Of one address two requests in a second at most were seen to be borne; there is no published limit. */
export const telegramGapMs = 2_000;

type Html = { ok: true; html: string; url: string } | PollFailure;

async function askHtml(asker: Asker, deps: PollDeps, url: string): Promise<Html> {
  const leave = await mayFetch(url, deps);
  if (!leave.ok) return { ...asker.fail(leave.code, leave.message), httpStatus: leave.httpStatus };
  // Without a language the words of the page are those of the country that it is asked from.
  const headers = { accept: "text/html", "accept-language": "en" };
  const asked = await asker.ask(url, { headers, maxBytes: pageBytesMax });
  if (!asked.ok) return asked;
  const { body, finalUrl } = asked.response;
  return { ok: true, html: new TextDecoder().decode(body), url: finalUrl };
}

export type ChannelPage = Extract<TelegramPage, { kind: "channel" }>;
type AskedChannel = { ok: true; page: ChannelPage } | PollFailure;

/** Address of a page of the channel: the newest one, or the posts next to a number. */
export function channelUrl(
  source: Pick<PollSource, "access">,
  { channel, query }: TelegramTarget,
  next: { before?: number; after?: number } = {},
): string {
  const url = new URL(`${serviceUrl(source.access, "site")}/s/${channel}`);
  if (query !== null) url.searchParams.set("q", query);
  if (next.before !== undefined) url.searchParams.set("before", String(next.before));
  if (next.after !== undefined) url.searchParams.set("after", String(next.after));
  return url.href;
}

/** A page of the channel. Where Telegram leads elsewhere instead, the failure says what the name stands for. */
export async function askChannel(asker: Asker, deps: PollDeps, url: string): Promise<AskedChannel> {
  const asked = await askHtml(asker, deps, url);
  if (!asked.ok) return asked;
  const page = readPage(asked.html, asked.url, deps.now());
  if (page.kind === "channel") return { ok: true, page };
  if (page.kind === "other") return asker.fail("bad_response", "not a page of Telegram");
  return page.title === null
    ? asker.fail("not_there", "Telegram knows nobody of this name")
    : asker.fail("not_open", `no public preview: ${page.title}, ${page.extra ?? "not a channel"}`);
}

/** What the page of the name itself tells: "27 412 subscribers". Null when it cannot be had. */
export async function askNamePage(
  asker: Asker,
  deps: PollDeps,
  source: PollSource,
  channel: string,
): Promise<string | null> {
  const asked = await askHtml(asker, deps, `${serviceUrl(source.access, "site")}/${channel}`);
  if (!asked.ok) return null;
  const page = readPage(asked.html, asked.url, deps.now());
  return page.kind === "name" ? page.extra : null;
}

type AskedWidget = { ok: true; widget: Exclude<TelegramWidget, { kind: "other" }> } | PollFailure;

/** The widget that other sites put a post in, or the discussion below it. */
export async function askWidget(
  asker: Asker,
  deps: PollDeps,
  source: PollSource,
  path: string,
  query: Record<string, string>,
): Promise<AskedWidget> {
  const words = new URLSearchParams({ embed: "1", ...query }).toString();
  const asked = await askHtml(asker, deps, `${serviceUrl(source.access, "site")}/${path}?${words}`);
  if (!asked.ok) return asked;
  const widget = readWidget(asked.html, asked.url, deps.now());
  return widget.kind === "other"
    ? asker.fail("bad_response", "not a widget of Telegram")
    : { ok: true, widget };
}
