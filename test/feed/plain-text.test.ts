import { htmlToLine, htmlToText } from "@earshot/sources/feed/html-to-text";
import { readDate } from "@earshot/sources/feed/read-date";
import { bytesToText } from "@earshot/sources/feed/bytes-to-text";
import { array, assert, constantFrom, oneof, property, string, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";
import { now } from "./feed-fixtures.ts";

const piece = oneof(
  string({ unit: "binary", maxLength: 10 }),
  constantFrom(
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:x'>",
    "</a>",
    "<p>",
    "<br/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<",
    ">",
    "&",
    "&lt;",
    "&gt;",
    "&amp;",
    "&amp;lt;",
    "&#60;",
    "&#x3c;",
    "&#0;",
    "&#xD800;",
    "<textarea>",
    "<title>",
    "<plaintext>",
    "<xmp>",
    "<style>",
    "<iframe ",
    "/>",
    "=",
    '"',
    "\0",
    "\ud800",
    "\u202e",
    "\u200b",
    "<math>",
    "<b",
    "<scr<script>ipt>",
    "<ſcript>",
    "&Tab;",
    "\n\n\n",
    "   ",
  ),
);
const markup = array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));

describe("whatever comes in", () => {
  it("no markup that a browser would act on is left in a text", () => {
    assert(
      property(markup, (source) => {
        for (const text of [
          htmlToText(source),
          htmlToText(source, { kind: "text" }),
          htmlToLine(source, 300),
        ]) {
          expect(text).not.toMatch(
            /<\/?(?:script|img|svg|a|p|br|textarea|title|plaintext|xmp|style|iframe|math|b)[\s/>]/i,
          );
          expect(text).not.toMatch(/<[a-z][^<>]*\son\w+\s*=/i);
          expect(text).not.toMatch(/[\0\u202a-\u202e\u200b]/);
          expect(text.isWellFormed()).toBe(true);
          expect(text.trim()).toBe(text);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("a line is one line and keeps its limit", () => {
    assert(
      property(markup, (source) => {
        const line = htmlToLine(source, 20);
        expect(line.length).toBeLessThanOrEqual(20);
        expect(line).not.toContain("\n");
      }),
    );
  });

  it("a date is a time not after now and not before 1990", () => {
    const part = constantFrom(
      "6",
      "06",
      "2025",
      "99",
      "янв",
      "Jan",
      "T",
      "12:30",
      ":",
      "-",
      ".",
      "/",
      "+03",
      "Z",
      "GMT",
      "W02",
      " ",
      "PM",
      "1736155800",
      "2999",
    );
    assert(
      property(array(part, { maxLength: 9 }), (parts) => {
        const { date, flag } = readDate(parts.join(""), { now, zoneMinutes: 180 });
        expect(date.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(date.getTime()).toBeGreaterThanOrEqual(Date.UTC(1990, 0, 1));
        if (flag === "unreadable" || flag === "ancient") expect(date).toBe(now);
      }),
      { numRuns: 2_000 },
    );
  });

  it("bytes become a text", () => {
    assert(
      property(uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof bytesToText(bytes, "text/xml; charset=nonsense").text).toBe("string");
      }),
    );
  });
});
