import { cut, oneLine, webAddress, type Message, type QuotedPost } from "./message.ts";

const bodyCharsMax = 2_800;

/** Everything but the title as plain text. */
function plainBody({ lines, quotes }: Message): string {
  const said = quotes.map(({ text, by, url }) => {
    const address = webAddress(url);
    return `«${oneLine(text, 500)}»\n${oneLine(by, 120)}${address === null ? "" : `\n${address}`}`;
  });
  return cut([...lines.map((line) => oneLine(line, 600)), ...said].join("\n\n"), bodyCharsMax);
}

/** Slack reads `&`, `<` and `>` as markup, `<!channel>` among it, until they are written so. */
export function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * Body for an incoming webhook of Slack (Block Kit). What others wrote stands in `plain_text`, which knows neither mentions nor links; `text`
 * is what a notification shows, and is read as markup.
 */
export function slackMessage(message: Message): Record<string, unknown> {
  const title = oneLine(message.title, 150);
  const body = plainBody(message);
  const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
  const buttons = [message.acknowledge, message.link].flatMap((each) =>
    each === null || each.url === null
      ? []
      : [{ type: "button", text: plain(oneLine(each.text, 75)), url: cut(each.url, 3_000) }],
  );
  const distinct = buttons.map((button, at) => ({ ...button, action_id: `open_${at}` }));
  return {
    text: escapeSlack(title),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: "header", text: plain(title) },
      ...(body === "" ? [] : [{ type: "section", text: plain(body) }]),
      ...(distinct.length > 0 ? [{ type: "actions", elements: distinct }] : []),
    ],
  };
}

const zeroWidthSpace = "\u200b";

/**
 * Text of others as Markdown of Mattermost: signs are escaped, and `@channel`, `@all`, `@here` and names call nobody, because something invisible
 * stands between the sign and the word.
 */
export function escapeMattermost(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]()#+\-.!|~>:]/g, String.raw`\$&`)
    .replaceAll("<", "&lt;")
    .replaceAll("@", `@${zeroWidthSpace}`);
}

/** Body for an incoming webhook of Mattermost. */
export function mattermostMessage(message: Message): Record<string, unknown> {
  const quote = ({ text, by, url }: QuotedPost): string => {
    const address = webAddress(url);
    const who = escapeMattermost(oneLine(by, 120));
    const linked = address === null ? who : `[${who}](${address.replaceAll(/[()\\]/g, encodeURIComponent)})`;
    return `> ${escapeMattermost(oneLine(text, 500))}\n${linked}`;
  };
  const links = [message.acknowledge, message.link].flatMap((each) =>
    each === null || each.url === null ? [] : [`[${escapeMattermost(each.text)}](${each.url})`],
  );
  const parts = [
    `**${escapeMattermost(oneLine(message.title, 200))}**`,
    ...message.lines.map((line) => escapeMattermost(oneLine(line, 600))),
    ...message.quotes.map(quote),
    ...(links.length > 0 ? [links.join(" · ")] : []),
  ];
  return { text: parts.join("\n\n") };
}

/**
 * Body for a webhook of a Teams workflow: a message with one Adaptive Card. Text stands in runs, which know no Markdown; a mention would need an entry
 * that is never made.
 */
export function teamsMessage(message: Message): Record<string, unknown> {
  const text = (line: string, more: Record<string, unknown> = {}) => ({
    type: "RichTextBlock",
    spacing: "Small",
    inlines: [{ type: "TextRun", text: line, ...more }],
  });
  const said = message.quotes.flatMap(({ text: words, by }) => [
    text(`«${oneLine(words, 500)}»`, { italic: true }),
    text(oneLine(by, 120), { isSubtle: true, size: "Small" }),
  ]);
  const actions = [message.acknowledge, message.link].flatMap((each) =>
    each === null || each.url === null ? [] : [{ type: "Action.OpenUrl", title: each.text, url: each.url }],
  );
  const card = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    body: [
      text(oneLine(message.title, 200), { weight: "Bolder", size: "Medium" }),
      ...message.lines.map((line) => text(oneLine(line, 600))),
      ...said,
    ],
    ...(actions.length > 0 ? { actions } : {}),
  };
  const contentType = "application/vnd.microsoft.card.adaptive";
  return { type: "message", attachments: [{ contentType, contentUrl: null, content: card }] };
}
