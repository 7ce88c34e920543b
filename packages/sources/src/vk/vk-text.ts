import { cleanCharacters, cutText } from "../feed/clean-characters.ts";
import { feedLimits } from "../feed/limits.ts";
import { fieldsOf, listOf, stringOf, type Fields } from "../json-fields.ts";

/** `[id1|Name]`, `[club1|Name]`, `[club1:bp-1_2|Name]`, `[https://…|text]`: what readers see of it stands behind the bar. */
const link = /\[(?:(?:id|club|public|event|app)\d+(?::[\w-]+)?|https?:\/\/[^\s|[\]]+)\|([^[\]]*)\]/g;

/** Text as VK shows it. It is plain text: what looks like HTML was typed. */
export function plainVkText(text: string): string {
  const shown = cutText(text, feedLimits.rawChars)
    .replace(link, "$1")
    // A hashtag that leads into one community only.
    .replace(/(#[\p{L}\p{N}_]+)@[\w.]+/gu, "$1");
  return cutText(cleanCharacters(shown).trim(), feedLimits.textChars).trim();
}

/** Names of hashtags in the text, without their sign. */
export function hashtagsOf(text: string): string[] {
  const tags = [...text.matchAll(/(?:^|[^\p{L}\p{N}_&])#([\p{L}\p{N}_]{1,100})/gu)].map(
    ([, tag = ""]) => tag,
  );
  return [...new Set(tags)].slice(0, feedLimits.tags);
}

/**
 * What a post says: its own words, then those that it repeats from others; where there are none, what its attachments are
 * called.
 */
export function textOfItem(item: Fields): string {
  const repeated = listOf(item["copy_history"]).map((copy) => ownText(fieldsOf(copy)));
  const pieces = [ownText(item), ...repeated].filter((piece) => piece !== "");
  return cutText(pieces.join("\n\n"), feedLimits.textChars);
}

function ownText(item: Fields): string {
  const text = plainVkText(stringOf(item["text"]) ?? "");
  if (text !== "") return text;
  const names = listOf(item["attachments"]).flatMap((attachment) => attachmentWords(fieldsOf(attachment)));
  return plainVkText(names.join("\n"));
}

function attachmentWords(attachment: Fields): string[] {
  const type = stringOf(attachment["type"]) ?? "";
  const of = fieldsOf(attachment[type]);
  const names: Readonly<Record<string, readonly string[]>> = {
    link: ["title", "description"],
    video: ["title"],
    poll: ["question"],
    article: ["title"],
    photo: ["text"],
    doc: ["title"],
  };
  return (names[type] ?? []).flatMap((name) => stringOf(of[name]) ?? []);
}
