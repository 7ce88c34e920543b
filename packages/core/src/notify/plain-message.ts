import { inQuotes } from "../system/in-quotes.ts";
import { cut, oneLine, plainLines, webAddress, type Message } from "./message.ts";

/** The message as a letter: plain text, in which nothing means anything but itself. */
export function letterOf(message: Message): { subject: string; text: string } {
  const quotes = message.quotes.map(({ text, by, url, label }) => {
    const address = webAddress(url);
    const said = `${inQuotes(oneLine(text, 1_000), message.language)}\n${oneLine(by, 200)}`;
    return `${label === undefined ? "" : `${label}:\n`}${said}${address === null ? "" : `\n${address}`}`;
  });
  const { acknowledge, asked, link } = message;
  const words = asked === undefined ? [] : [`${asked.label}:`, plainLines(asked.text), ...asked.notes];
  const take = acknowledge?.url ? [`${acknowledge.text}: ${acknowledge.url}`] : [];
  const to = message.decide?.link;
  const decide = to ? [`${to.text}:\n${to.url}`] : [];
  const where = link === null ? [] : [`${link.text}: ${link.url}`];
  const parts = [
    oneLine(message.title, 300),
    ...message.lines,
    ...quotes,
    ...words,
    ...take,
    ...decide,
    ...where,
  ];
  return { subject: oneLine(`Earshot: ${message.title}`, 120), text: `${parts.join("\n\n")}\n` };
}

/** What the service worker of the page shows. A push carries some 4 kB in all. */
export interface PushNotice {
  title: string;
  body: string;
  /** Another of the same tag takes its place instead of joining it. */
  tag: string;
  url: string | null;
  language: string;
}

export function pushNotice(message: Message, tag: string): PushNotice {
  const [quote] = message.quotes;
  const lines = [
    ...(message.asked ? [message.asked.text] : []),
    ...message.lines.slice(0, 2),
    ...(quote ? [`${inQuotes(oneLine(quote.text, 200), message.language)} ${quote.by}`] : []),
  ];
  return {
    title: oneLine(message.title, 120),
    body: cut(lines.map((line) => oneLine(line, 240)).join("\n"), 600),
    tag,
    url: message.link?.url ?? null,
    language: message.language,
  };
}
