import { describe, expect, test } from "vitest";
import { hashtagsOf, plainVkText, textOfItem } from "./vk-text.ts";

test.each([
  ["[id700000101|Имя], здравствуйте! Уже чиним", "Имя, здравствуйте! Уже чиним"],
  ["группу [club109125816|Фудшеринг Отдам даром]", "группу Фудшеринг Отдам даром"],
  ["[club1:bp-1_2|Имя], да", "Имя, да"],
  ["читайте [https://vk.com/@pies-1|статью] и [https://x.example/?a=1|сайт]", "читайте статью и сайт"],
  ["#пироги@zaslonka и #чай", "#пироги и #чай"],
  ["почта a@b.example", "почта a@b.example"],
  ["[x] и [y|z] как есть", "[x] и [y|z] как есть"],
  ["1 < 2 <b>жирно</b> &amp;", "1 < 2 <b>жирно</b> &amp;"],
  ["a\u0000b\u202ec", "abc"],
  ["", ""],
])("%s", (text, shown) => {
  expect(plainVkText(text)).toBe(shown);
});

test.each([
  ["#Пирог и #чай_дня, снова #Пирог", ["Пирог", "чай_дня"]],
  ["a#b &#39; #", []],
  ["(#в_скобках)", ["в_скобках"]],
])("hashtags of %s", (text, tags) => {
  expect(hashtagsOf(text)).toEqual(tags);
});

describe("what a post says", () => {
  test.each<[name: string, item: Record<string, unknown>, text: string]>([
    ["its own words", { text: "Words", attachments: [{ type: "link", link: { title: "T" } }] }, "Words"],
    ["those it repeats", { text: "", copy_history: [{ text: "Theirs" }] }, "Theirs"],
    [
      "both",
      { text: "See", copy_history: [{ text: "Theirs" }, { text: "Older" }] },
      "See\n\nTheirs\n\nOlder",
    ],
    [
      "without words what is attached is called",
      {
        text: "",
        attachments: [
          { type: "link", link: { title: "Title", description: "More" } },
          { type: "video", video: { title: "Film" } },
          { type: "poll", poll: { question: "Soup?" } },
          { type: "sticker", sticker: {} },
        ],
      },
      "Title\nMore\nFilm\nSoup?",
    ],
    ["nothing", { attachments: "x", copy_history: null, text: 5 }, ""],
  ])("%s", (_name, item, text) => {
    expect(textOfItem(item)).toBe(text);
  });
});

test("a text of brackets ends", () => {
  expect(plainVkText("[id1".repeat(50_000))).toHaveLength(100_000);
  expect(plainVkText("[https://x".repeat(30_000))).toHaveLength(100_000);
});
