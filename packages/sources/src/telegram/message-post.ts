import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollSource } from "../connector.ts";
import type { TelegramMessage } from "./read-message.ts";
import { commentId, postId, readTelegramId } from "./telegram-target.ts";

type Named = Pick<PollSource, "namespace" | "platform">;

/** A message of a channel as a post; null when the page does not say which one it is. */
export function channelPost(
  message: TelegramMessage,
  source: Named,
  followers: number | null,
): (CollectedPost & { number: number }) | null {
  const id = readTelegramId(message.post ?? "");
  if (id === null) return null;
  const externalId = postId(id.channel, id.number);
  const answered = readTelegramId(message.answers ?? "");
  const parentExternalId = answered === null ? null : postId(answered.channel, answered.number);
  return {
    ...factsOf(message, source),
    number: id.number,
    externalId,
    // Signed posts tell another name, but the channel is who speaks.
    author: { ...message.author, handle: `@${id.channel}`, followers },
    url: message.url ?? `https://t.me/${externalId}`,
    parentExternalId: parentExternalId === externalId ? null : parentExternalId,
    rootExternalId: null,
  };
}

/** A message of the discussion below a post; it answers another one of the discussion, or the post. */
export function commentPost(message: TelegramMessage, source: Named, rootId: string): CollectedPost | null {
  const number = message.number ?? readTelegramId(message.url ?? "")?.comment ?? null;
  if (number === null) return null;
  const externalId = commentId(rootId, number);
  const answered = readTelegramId(message.answers ?? "")?.comment ?? null;
  return {
    ...factsOf(message, source),
    externalId,
    author: message.author,
    url: message.url ?? `https://t.me/${externalId}`,
    parentExternalId: answered === null || answered === number ? rootId : commentId(rootId, answered),
    rootExternalId: rootId,
  };
}

function factsOf(message: TelegramMessage, { namespace, platform }: Named) {
  const { text, tags, engagement, publishedAt, dateFlag } = message;
  // That a post was edited is told, but not when: the new text is what shows it.
  const unknown = { title: null, editedAt: null, statedLanguage: null };
  return { namespace, platform, text, tags, engagement, publishedAt, dateFlag, ...unknown };
}
