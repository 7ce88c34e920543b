import { describe, expect, test } from "vitest";
import { exactSubscribers, readPage, readWidget, saysDeleted } from "./read-page.ts";

const now = new Date("2026-11-20T12:00:00Z");
const url = "https://t.me/s/pies";

const footer = `<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">4.02K</span>
  <span class="tgme_widget_message_meta"><span class="tgme_widget_message_from_author">Editor</span>, edited
  <a class="tgme_widget_message_date" href="https://t.me/Pies/7"><time datetime="2026-11-20T13:00:00+03:00">13:00</time></a></span></div>`;

function message(body: string, attributes = `data-post="Pies/7"`, classes = ""): string {
  return `<div class="tgme_widget_message_wrap"><div class="tgme_widget_message ${classes}" ${attributes}>
    <div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/Pies"><span>Pies &amp; Tea</span></a></div>
    ${body}</div></div>`;
}
function text(html: string): string {
  return `<div class="tgme_widget_message_text js-message_text" dir="auto">${html}</div>`;
}
function only(html: string) {
  const page = readPage(`<div class="tgme_channel_history">${html}</div>`, url, now);
  if (page.kind !== "channel" || page.messages.length !== 1) throw new Error("not one message");
  return page.messages[0];
}

describe("a message", () => {
  test("with everything", () => {
    const html =
      text(`New <b>pies</b> <i class="emoji" style="background-image:url('//x')"><b>🥧</b></i><br/><br/>Come &amp; eat
      <a href="?q=%23pies">#pies</a>`);
    const reactions = `<div class="tgme_widget_message_reactions"><span class="tgme_reaction"><i class="emoji"><b>1</b></i>184</span>
      <span class="tgme_reaction"><tg-emoji emoji-id="5"></tg-emoji>1.1K</span>
      <span class="tgme_reaction tgme_reaction_paid"><i class="icon"></i>12</span></div>`;
    expect(only(message(html + reactions + footer))).toEqual({
      post: "Pies/7",
      number: null,
      answers: null,
      url: "https://t.me/Pies/7",
      author: { handle: "@pies", name: "Pies & Tea", url: "https://t.me/Pies", bio: null, followers: null },
      text: "New pies 🥧\n\nCome & eat #pies",
      tags: ["pies"],
      engagement: { likes: 1_284, comments: null, shares: null, views: 4_020, isApproximate: true },
      publishedAt: new Date("2026-11-20T10:00:00Z"),
      dateFlag: null,
    });
  });

  test("what it answers is neither its text nor its author nor its counters", () => {
    const reply = `<a class="tgme_widget_message_reply" href="https://t.me/Pies/5"><div class="tgme_widget_message_author">
      <span class="tgme_widget_message_author_name">Somebody</span></div>
      <div class="tgme_widget_message_text js-message_text js-message_reply_text">The question</div>
      <span class="tgme_widget_message_views">9</span></a>`;
    expect(only(message(reply + text("The answer") + footer))).toMatchObject({
      text: "The answer",
      answers: "https://t.me/Pies/5",
      author: { name: "Pies & Tea" },
      engagement: { views: 4_020 },
    });
    expect(only(message(reply + footer))?.text).toBe("");
  });

  test("the length of a video is not the time of its publication", () => {
    const video = `<a class="tgme_widget_message_video_player"><time class="message_video_duration">0:17</time></a>`;
    expect(only(message(video + footer))?.publishedAt).toEqual(new Date("2026-11-20T10:00:00Z"));
    expect(only(message(video))).toMatchObject({ publishedAt: now, dateFlag: "missing" });
  });

  test.each([
    [`<a href="https://x.example/?a=1&amp;amp;b=2" onclick="return confirm('Open?')">link</a>`, "link"],
    [`1 &lt; 2 and &lt;script&gt; is &amp;amp;`, "1 < 2 and <script> is &amp;"],
    [`<blockquote>said</blockquote>answered`, "said\n\nanswered"],
    [`<tg-spoiler>secret</tg-spoiler> word`, "secret word"],
    [`<pre>a\n  b</pre>`, "a\nb"],
    [`before<script>alert(1)</script>after`, "beforeafter"],
    [`never <b>closed`, "never closed"],
  ])("text %s", (html, plain) => {
    expect(only(message(text(html) + footer))?.text).toBe(plain);
  });

  test("an address that is escaped twice is undone twice", () => {
    const html = message(
      `<a class="tgme_widget_message_reply" href="https://t.me/Pies/5?single&amp;amp;comment=9"></a>${footer}`,
    );
    expect(only(html)?.answers).toBe("https://t.me/Pies/5?single&comment=9");
  });

  test("of a bare link, the preview is what readers see", () => {
    const preview = `<a class="tgme_widget_message_link_preview" href="https://x.example"><div class="link_preview_title">Title</div>
      <div class="link_preview_description">More</div></a>`;
    expect(only(message(text("https://x.example/1") + preview + footer))?.text).toBe(
      "https://x.example/1\nTitle\nMore",
    );
    expect(only(message(text("Own words") + preview + footer))?.text).toBe("Own words");
  });

  test("a poll and a document tell their words", () => {
    const poll = `<div class="tgme_widget_message_poll"><div class="tgme_widget_message_poll_question">Soup?</div>
      <div class="tgme_widget_message_poll_option_text">Sorrel</div><div class="tgme_widget_message_poll_option_text">Pea</div></div>`;
    expect(only(message(poll + footer))?.text).toBe("Soup?\nSorrel\nPea");
  });

  test("without counters they are unknown, not nought", () => {
    expect(only(message(text("x")))?.engagement).toEqual({
      likes: null,
      comments: null,
      shares: null,
      views: null,
      isApproximate: false,
    });
  });

  test("an address that is no web address is none", () => {
    const evil = `<a class="tgme_widget_message_date" href="javascript:alert(1)"><time datetime="2027-01-01T00:00:00Z">x</time></a>`;
    expect(only(message(evil))).toMatchObject({ url: null, publishedAt: now, dateFlag: "future_clamped" });
  });

  test("those about the channel itself are left out", () => {
    const page = readPage(
      message(text("pinned"), `data-post="pies/8"`, "service_message") + message(footer),
      url,
      now,
    );
    expect(page).toMatchObject({ kind: "channel", messages: [{ post: "Pies/7" }] });
  });
});

describe("a page", () => {
  const counter = (value: string, type: string) =>
    `<div class="tgme_channel_info_counter"><span class="counter_value">${value}</span> <span class="counter_type">${type}</span></div>`;

  test("of a channel tells its name, its readers and where it goes on", () => {
    const html = `<div class="tgme_channel_info"><div class="tgme_channel_info_header_title"><span>Pies</span></div>
      ${counter("1.2K", "photos")}${counter("27.4K", "subscribers")}</div>
      <section class="tgme_channel_history"><a class="tme_messages_more js-messages_more" data-before="34"></a>
      ${message(footer)}<a class="tme_messages_more js-messages_more" data-after="54"></a></section>`;
    expect(readPage(html, url, now)).toMatchObject({
      kind: "channel",
      title: "Pies",
      subscribers: { count: 27_400, isApproximate: true },
      older: 34,
      newer: 54,
    });
  });

  test.each([
    ["27 412 subscribers", 27_412],
    ["1 подписчик", 1],
    ["88 members, 3 online", null],
    ["@pies_bot", null],
    [null, null],
  ])("of a name: %s", (extra, count) => {
    expect(exactSubscribers(extra)).toBe(count);
    const html = `<div class="tgme_page"><div class="tgme_page_title"><span>T</span></div><div class="tgme_page_extra">${extra ?? ""}</div></div>`;
    expect(readPage(html, url, now)).toEqual({ kind: "name", title: "T", extra });
  });

  test("of somebody else is not taken for one of Telegram", () => {
    expect(readPage("<h1>Access restricted</h1>", url, now)).toEqual({ kind: "other" });
    expect(readPage("", url, now)).toEqual({ kind: "other" });
  });
});

describe("a widget", () => {
  test("says that a post is gone", () => {
    const html = `<body class="widget_frame_base tgme_widget"><div class="tgme_widget_message_error">Post not found</div></body>`;
    expect(readWidget(html, url, now)).toEqual({ kind: "error", message: "Post not found" });
    expect(saysDeleted("Post not found")).toBe(true);
    expect(saysDeleted("Channel with username @pies not found")).toBe(false);
  });

  test("holds a discussion, whoever's the group is", () => {
    const comment = `<div class="tgme_widget_message" data-post-id="5503"><div class="tgme_widget_message_author"><span class="tgme_widget_message_author_name">Анна</span></div>
      <a class="tgme_widget_message_reply" href="https://t.me/pies/7?comment=5502"></a>${text("Да")}</div>`;
    const html = `<div class="tgme_post_discussion"><h3 class="js-header">2 comments</h3><a class="js-messages_more" data-before="5502"></a>${comment}</div>`;
    expect(readWidget(html, url, now)).toMatchObject({
      kind: "messages",
      older: 5_502,
      messages: [
        {
          post: null,
          number: 5_503,
          answers: "https://t.me/pies/7?comment=5502",
          author: { handle: null, name: "Анна" },
          text: "Да",
        },
      ],
    });
  });

  test("without comments is no failure; a page of somebody else is", () => {
    const empty = `<body class="tgme_widget body_widget_post"></body>`;
    expect(readWidget(empty, url, now)).toEqual({ kind: "messages", messages: [], older: null });
    expect(readWidget("<h1>Blocked</h1>", url, now)).toEqual({ kind: "other" });
  });
});

// A reading that is quadratic in their size would take minutes, and so pass the time that a test has.
describe("hostile pages end", () => {
  test.each([
    ["nested without end", "<div class='tgme_widget_message'>".repeat(60_000)],
    ["closed without end", "<i>".repeat(100_000) + "</b>".repeat(100_000)],
    ["of attributes", `<div ${"a=b ".repeat(200_000)}>`],
    ["of brackets", "<".repeat(300_000)],
  ])("%s", (_name, html) => {
    expect(["channel", "other"]).toContain(readPage(html, url, now).kind);
  });
});
