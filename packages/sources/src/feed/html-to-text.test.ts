import { describe, expect, it } from "vitest";
import { htmlToLine, htmlToText } from "./html-to-text.ts";

describe("htmlToText", () => {
  const rows: [name: string, html: string, expected: string][] = [
    ["plain text stays", "Просто текст", "Просто текст"],
    ["inline tags go", "Банк <b>поднял</b> <a href='https://x.example'>ставку</a>.", "Банк поднял ставку."],
    ["inline tags add no space", "сло<b>во</b>", "слово"],
    ["paragraphs", "<p>Один</p><p>Два</p>", "Один\n\nДва"],
    ["line breaks", "Один<br>Два<br/>Три", "Один\nДва\nТри"],
    ["list", "<ul><li>Один</li><li>Два</li></ul>", "Один\n\nДва"],
    ["table", "<table><tr><td>а</td><td>б</td></tr><tr><td>в</td></tr></table>", "а б\n\nв"],
    ["source line breaks are spaces", "<p>Один\n  два</p>", "Один два"],
    ["pre keeps its lines", "<pre>a\n  b</pre>", "a\nb"],
    ["text without tags keeps its lines", "Один\nДва", "Один\nДва"],
    ["named entities", "AT&amp;T &laquo;Лента&raquo;&nbsp;&mdash; 5&nbsp;%", "AT&T «Лента» — 5 %"],
    ["numeric entities", "&#1055;&#x440;&#1080;&#128512;", "При😀"],
    ["entities escaped twice", "AT&amp;amp;T &amp;laquo;x&amp;raquo;", "AT&T «x»"],
    ["script and style", "a<script>alert(1)</script><style>p{}</style>b", "ab"],
    ["script that is never closed", "a<script>alert(1)", "a"],
    ["comment", "a<!-- <b>x</b> -->b", "ab"],
    ["iframe", "a<iframe src=x>fallback</iframe>b", "ab"],
    ["iframe closed as in XHTML", "a<iframe src='x' /> b<script src='y'/>c", "a bc"],
    ["markup escaped twice", "&lt;p&gt;Один&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "Один"],
    ["markup escaped three times", "&amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt;", "x"],
    ["handler in an unknown tag", "&lt;x onclick=alert(1)&gt;y", "y"],
    ["tag cut off at the end", "текст <img src=x onerror=alert(1)", "текст"],
    ["markup inside textarea", "<textarea><img src=x onerror=alert(1)></textarea>z", "z"],
    ["markup inside xmp", "<xmp><b>q</b></xmp>", "q"],
    ["cdata inside the text", "a<![CDATA[ b ]]>c", "a b c"],
    ["less-than that is no tag", "5 < 6 и 7 > 3", "5 < 6 и 7 > 3"],
    ["less-than before a digit", "рост <5%", "рост <5%"],
    ["heart", "<3 вас", "<3 вас"],
    ["NUL and controls", "а\u0000б\u0008в\u007fг", "абвг"],
    ["lone surrogates", "а\ud800б\udc00", "а\ufffdб\ufffd"],
    ["emoji stay whole", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️", "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️"],
    ["bidi overrides", "а\u202eб\u202cв\u2066г\u2069", "абвг"],
    ["zero-width spaces inside a word", "Сбер\u200bбанк \ufeffВТ\u2060Б", "Сбербанк ВТБ"],
    ["joiner hidden in a word", "Сбер\u200dбанк", "Сбербанк"],
    ["soft hyphen", "ин\u00adфля\u00adция", "инфляция"],
    ["invisible tag characters", "да\u{e0041}\u{e0042}нет", "данет"],
    ["spaces of all kinds", "1\u00a0000\u202f000\u2009₽", "1 000 000 ₽"],
    ["line separators", "а\u2028б\r\nв\rг", "а\nб\nв\nг"],
    ["letters with combining marks are composed", "и\u0306", "й"],
    ["piled marks", `z${"\u0300\u0323".repeat(50)}`, `z${"\u0300\u0323".repeat(2)}`.normalize("NFC")],
    ["empty", "", ""],
    ["only tags", "<p><img src=x></p>", ""],
  ];
  it.each(rows)("%s", (_name, html, expected) => {
    expect(htmlToText(html)).toBe(expected);
  });
});

describe("htmlToText of a text that says it is plain", () => {
  const rows: [name: string, text: string, expected: string][] = [
    ["generics stay", "List<String> и Map<K, V>", "List<String> и Map<K, V>"],
    ["comparison stays", "a<x и y>z", "a<x и y>z"],
    ["HTML goes all the same", "<b>жирно</b>", "жирно"],
    ["an image with a handler goes", "x<img src=x onerror=alert(1)>y", "xy"],
    ["lines stay", "Один\n\nДва", "Один\n\nДва"],
  ];
  it.each(rows)("%s", (_name, text, expected) => {
    expect(htmlToText(text, { kind: "text" })).toBe(expected);
  });
});

describe("limits", () => {
  it("cuts a long text without splitting a surrogate pair", () => {
    const text = htmlToText("😀".repeat(1_000), { maxUnits: 101 });
    expect(text).toBe("😀".repeat(50));
  });
  it("cuts at 100,000 units", () => {
    expect(htmlToText("текст ".repeat(300_000))).toHaveLength(100_000);
  });
  it("puts a title on one line", () => {
    expect(htmlToLine("<p>Один</p>\n<p>Два &amp;amp; три</p>", 100)).toBe("Один Два & три");
  });
});
