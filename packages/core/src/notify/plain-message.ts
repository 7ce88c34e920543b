import { cut, oneLine, webAddress, type Message } from "./message.ts";

/** The message as a letter: plain text, in which nothing means anything but itself. */
export function letterOf(message: Message): { subject: string; text: string } {
  const quotes = message.quotes.map(({ text, by, url }) => {
    const address = webAddress(url);
    return `«${oneLine(text, 1_000)}»\n${oneLine(by, 200)}${address === null ? "" : `\n${address}`}`;
  });
  const { acknowledge, link } = message;
  const take = acknowledge?.url ? [`${acknowledge.text}: ${acknowledge.url}`] : [];
  const decide = message.decide?.url ? [`${message.decide.approve}: ${message.decide.url}`] : [];
  const where = link === null ? [] : [`${link.text}: ${link.url}`];
  const parts = [oneLine(message.title, 300), ...message.lines, ...quotes, ...take, ...decide, ...where];
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
    ...message.lines.slice(0, 2),
    ...(quote ? [`«${oneLine(quote.text, 200)}» ${quote.by}`] : []),
  ];
  return {
    title: oneLine(message.title, 120),
    body: cut(lines.map((line) => oneLine(line, 240)).join("\n"), 600),
    tag,
    url: message.link?.url ?? null,
    language: message.language,
  };
}
