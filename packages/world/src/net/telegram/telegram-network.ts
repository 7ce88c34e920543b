import { textReply, type Reply } from "../../reply.ts";
import { postUrl } from "../../world-post.ts";
import type { NetRequest, OpenNetwork } from "../protocol.ts";
import { createChannels, type Channel, type Message } from "./channels.ts";
import { albumPhotos, isAlbum } from "./message-markup.ts";
import {
  channelPage,
  discussionWidget,
  errorWidget,
  namePage,
  postWidget,
  spaced,
} from "./telegram-pages.ts";

/** Group of this channel has no public name, so that its messages have none either. */
const channelOfPrivateGroup = "podslushano_kassa";

/** `t.me`: pages of public channels, of names, and the widgets of posts. Groups have no preview. */
export const openTelegram: OpenNetwork = (world) => {
  const site = `${world.base}/net/telegram/site`;
  const channels = createChannels(world);
  const sources = new Map<string, string>();

  function answer({ path, query }: NetRequest): Reply {
    const [, first = "", second = ""] = path.split("/");
    const all = channels();
    if (first === "s") {
      const channel = openChannel(all, second);
      // Telegram sends readers of anything else to the page of the name.
      return channel === null
        ? redirect(`${site}/${encodeURIComponent(second)}`)
        : channelPage(site, channel, query);
    }
    const channel = openChannel(all, first);
    if (second === "") return namePage(first, nameOf(all, first));
    if (query.get("embed") !== "1") return redirect(pageOf(channel, Number(second), query));
    if (channel === null) return errorWidget(`Channel with username <b>@${first}</b> not found`);
    const message = messageAt(channel, Number(second));
    if (message === undefined) return errorWidget("Post not found");
    if (query.get("discussion") !== "1") return postWidget(site, channel, message);
    const group = channel.name === channelOfPrivateGroup ? null : groupOf(channel);
    return discussionWidget(site, channel, message, query, group);
  }

  /** Where a person reads the message. */
  function pageOf(channel: Channel | null, number: number, query: URLSearchParams): string {
    const comment = query.get("comment");
    const among: readonly Message[] =
      comment === null ? (channel?.messages ?? []) : (channel?.discussions.get(number) ?? []);
    const wanted = comment === null ? number : Number(comment);
    const found = among.find((message) => message.number === wanted);
    return found === undefined ? `${world.base}/` : postUrl(world.base, found.post);
  }

  return {
    answer,
    sourceOf({ path }) {
      const [, first = "", second = ""] = path.split("/");
      const name = first === "s" ? second : first;
      const known = sources.get(name) ?? openChannel(channels(), name)?.source.id ?? null;
      if (known !== null) sources.set(name, known);
      return known;
    },
  };
};

function openChannel(all: ReadonlyMap<string, Channel>, name: string): Channel | null {
  const channel = all.get(name.toLowerCase()) ?? null;
  return channel === null || isGroup(channel.name) ? null : channel;
}

/** The message of the number, or the album that the number is a photo of. */
function messageAt({ messages }: Channel, number: number): Message | undefined {
  return (
    messages.find((message) => message.number === number) ??
    messages.find(
      (message) => isAlbum(message) && number > message.number && number < message.number + albumPhotos,
    )
  );
}

function isGroup(name: string): boolean {
  return /^chat_|_chat$/.test(name);
}

/** The group in which a channel is discussed. */
function groupOf({ name }: Channel): string {
  return `${name}_chat`;
}

function nameOf(all: ReadonlyMap<string, Channel>, asked: string): { title: string; extra: string } | null {
  const name = asked.toLowerCase();
  const channel = all.get(name) ?? all.get(name.replace(/_chat$/, ""));
  if (channel === undefined) return null;
  const { title, audience } = channel.source;
  return isGroup(name)
    ? { title, extra: `${spaced(Math.ceil(audience / 10))} members, ${Math.ceil(audience / 500)} online` }
    : { title, extra: `${spaced(audience)} subscribers` };
}

function redirect(location: string): Reply {
  const reply = textReply(302, "text/html", "");
  return { ...reply, headers: { ...reply.headers, location } };
}
