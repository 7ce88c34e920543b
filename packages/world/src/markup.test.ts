import { describe, expect, it } from "vitest";
import { encodeXml } from "./encode-text.ts";
import { element, escapeMarkup, optionalElement, textToHtml } from "./markup.ts";

describe("markup", () => {
  it.each([
    { name: "markup", text: `<b a="1">&amp;`, escaped: "&lt;b a=&quot;1&quot;&gt;&amp;amp;" },
    { name: "control characters", text: "a\u0000b\u0008c\td\ne", escaped: "a\uFFFDb\uFFFDc\td\ne" },
    { name: "half a surrogate pair", text: "a\uD83Db 😀", escaped: "a\uFFFDb 😀" },
  ])("escapes $name", ({ text, escaped }) => {
    expect(escapeMarkup(text)).toBe(escaped);
  });

  it("writes elements, and none for a missing value", () => {
    expect(element("a", { href: "?x&y" }, "t")).toBe(`<a href="?x&amp;y">t</a>`);
    expect(element("a", {}, "")).toBe("<a/>");
    expect(optionalElement("n", null)).toBe("");
    expect(optionalElement("n", 0)).toBe("<n>0</n>");
  });

  it("turns lines into paragraphs", () => {
    expect(textToHtml("a\nb\n\n\nc < d")).toBe("<p>a<br/>b</p>\n<p>c &lt; d</p>");
  });
});

describe("encodeXml", () => {
  const text = "Чай «Дымок» — 79 ₽ 😀";
  it.each([
    { encoding: "utf-8", decoded: text },
    { encoding: "utf-16", decoded: text },
    { encoding: "windows-1251", decoded: "Чай «Дымок» — 79 &#8381; &#128512;" },
    { encoding: "koi8-r", decoded: "Чай &#171;Дымок&#187; &#8212; 79 &#8381; &#128512;" },
  ] as const)("writes $encoding, with references for what it lacks", ({ encoding, decoded }) => {
    const label = encoding === "utf-16" ? "utf-16le" : encoding;
    expect(new TextDecoder(label).decode(encodeXml(text, encoding))).toBe(decoded);
  });

  it("begins UTF-16 with its mark", () => {
    expect([...encodeXml("a", "utf-16")]).toEqual([0xff, 0xfe, 0x61, 0]);
  });
});
