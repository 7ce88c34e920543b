import { expect, test } from "vitest";
import { botHtml, readCallback, telegramMessage, maxMessage } from "./bot-text.ts";
import { mattermostMessage, slackMessage, teamsMessage } from "./desk-chat.ts";
import { cut, oneLine, webAddress, type Message } from "./message.ts";
import { letterOf, pushNotice } from "./plain-message.ts";

const nasty = '<!channel> <b>x</b> & "y" [a](javascript:alert(1)) @channel *bold* </code>\u0000\u2028line';

function message(change: Partial<Message> = {}): Message {
  return {
    language: "ru",
    title: nasty,
    severity: 4,
    lines: [nasty],
    quotes: [{ text: nasty, by: nasty, url: "javascript:alert(1)" }],
    link: { text: "Открыть", url: "https://earshot.example.org/alerts?alert=7" },
    acknowledge: { text: "Беру на себя", alertId: 7, url: "https://earshot.example.org/acknowledge#t" },
    ...change,
  };
}

test.each([
  { name: "Telegram", text: botHtml(message()) },
  { name: "MAX", text: String(maxMessage(message())["text"]) },
])("$name reads nothing of what others wrote as markup", ({ text }) => {
  expect(text.replaceAll(/<\/?b>/g, "").replaceAll("&lt;", "")).not.toMatch(/<(?!b>)/);
  expect(text).toContain("&lt;!channel&gt; &lt;b&gt;x&lt;/b&gt; &amp; &quot;y&quot;");
  expect(text).not.toContain("javascript:alert(1)&quot;>");
  expect(text.match(/<b>/g)).toHaveLength(1);
});

test("an address with quotation marks stays within its attribute", () => {
  const quotes = [{ text: "t", by: "who", url: 'https://example.com/?a="><i>x</i>' }];
  const text = botHtml(message({ quotes }));
  expect(text).toMatch(/<a href="https:\/\/example\.com\/[^"<>]*">who<\/a>/);
});

test("a long message keeps whole tags and stays below the limit", () => {
  const quotes = Array.from({ length: 60 }, () => ({
    text: "<".repeat(600),
    by: "b",
    url: "https://example.com/",
  }));
  const text = botHtml(message({ quotes }));
  expect(text.length).toBeLessThan(4_000);
  expect(text.match(/<a /g)?.length ?? 0).toBe(text.match(/<\/a>/g)?.length ?? 0);
});

test("Slack calls nobody", () => {
  const body = slackMessage(message());
  expect(body["text"]).not.toMatch(/[<>]/);
  expect(JSON.stringify(body["blocks"])).not.toContain("mrkdwn");
});

test("Mattermost calls nobody and formats nothing of what others wrote", () => {
  const text = String(mattermostMessage(message())["text"]);
  expect(text).not.toMatch(/@(?:channel|all|here)/);
  expect(text).not.toMatch(/[^\\]\[a\]/);
  expect(text).toContain(String.raw`\*bold\*`);
  expect(text).not.toMatch(/\]\(javascript:/);
});

test("a Teams card has runs alone, which know no markup, and no mention", () => {
  const body = teamsMessage(message());
  const blocks = JSON.stringify(body);
  expect(blocks).not.toContain(`"TextBlock"`);
  expect(blocks).not.toContain("msteams");
  expect(body).toMatchObject({ type: "message", attachments: [{ content: { type: "AdaptiveCard" } }] });
});

test("a button with the address of the machine itself is left out, the address is said", () => {
  const body = telegramMessage("5", message({ link: { text: "Open", url: "http://127.0.0.1:4100/alerts" } }));
  expect(body["reply_markup"]).toEqual({
    inline_keyboard: [[{ text: "Беру на себя", callback_data: "ack:7" }]],
  });
  expect(body["text"]).toContain("http://127.0.0.1:4100/alerts");
});

test.each([
  { text: "ack:7", alertId: 7 },
  { text: "ack:0", alertId: null },
  { text: "ack:7; drop", alertId: null },
  { text: 7, alertId: null },
  { text: undefined, alertId: null },
])("the button says $text: $alertId", ({ text, alertId }) => {
  expect(readCallback(text)).toBe(alertId);
});

test("a letter's subject is one line", () => {
  const { subject, text } = letterOf(message({ title: "One\r\nBcc: everybody@example.com" }));
  expect(subject).toBe("Earshot: One Bcc: everybody@example.com");
  expect(text).toContain("Беру на себя: https://earshot.example.org/acknowledge#t");
});

test("a push stays within what a push may carry", () => {
  const notice = pushNotice(message({ lines: ["ж".repeat(5_000)] }), "alert-7");
  expect(encodeURIComponent(notice.body).replaceAll(/%../g, "b").length).toBeLessThan(3_000);
});

test.each([
  { url: "https://example.com/a b", is: "https://example.com/a%20b" },
  { url: "javascript:alert(1)", is: null },
  { url: "data:text/html,x", is: null },
  { url: "no address", is: null },
  { url: null, is: null },
])("$url as an address", ({ url, is }) => {
  expect(webAddress(url)).toBe(is);
});

/** A draft that somebody is asked about. */
function asking(text: string, isPageOnly = false): Message {
  return message({
    acknowledge: null,
    quotes: [{ text: "В\nТомске «плохо»", by: "Марина · VK", url: null, label: "На что отвечаем" }],
    asked: { label: "Ответ", text, notes: [], isCut: "Здесь только начало." },
    decide: {
      turn: { draftId: 3, number: 1, position: 0 },
      approve: "Согласовать",
      decline: "Вернуть",
      isPageOnly,
      link: {
        text: "Согласовать или вернуть",
        short: "Прочитать",
        url: "https://earshot.example.org/decide#t",
      },
    },
  });
}

const threeLines = "Первая строка\n\n— вторая <b>\n— третья";

test.each([
  { name: "all of it", message: asking(threeLines), says: ["Согласовать", "Вернуть", "Открыть"] },
  { name: "the beginning alone", message: asking("Слово ".repeat(500)), says: ["Прочитать"] },
  { name: "all of it, with a claim to be read", message: asking("Да", true), says: ["Прочитать"] },
])("a messenger that shows $name of a draft has the buttons $says", ({ message: told, says }) => {
  const keyboard = telegramMessage("5", told)["reply_markup"] as { inline_keyboard: { text: string }[][] };
  expect(keyboard.inline_keyboard.flat().map(({ text }) => text)).toEqual(says);
  expect(botHtml(told).length).toBeLessThan(4_000);
});

test("a draft keeps its lines, and other posts beside it never push it out", () => {
  const long = Array.from({ length: 9 }, () => ({ text: "я".repeat(600), by: "b", url: null }));
  const text = botHtml({ ...asking(threeLines), quotes: long });
  expect(text).toContain("<b>Ответ:</b>\n\nПервая строка\n\n— вторая &lt;b&gt;\n— третья");
  expect(botHtml(asking("Слово ".repeat(500)))).toContain("Здесь только начало.");
  const letter = letterOf(asking(threeLines)).text;
  expect(letter).toContain("На что отвечаем:\n«В Томске „плохо“»\nМарина · VK");
  expect(letter).toContain(`Ответ:\n\n${threeLines}\n\nСогласовать или вернуть:\nhttps://`);
});

test("cutting halves no pair, and one line has no controls", () => {
  expect(cut("ab😀cd", 4)).toBe("ab…");
  expect(oneLine("a\u0000\u001b[31m\nb", 20)).toBe("a [31m b");
});
