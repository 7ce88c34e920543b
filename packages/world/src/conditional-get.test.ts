import { describe, expect, it } from "vitest";
import { acceptsGzip, isFresh, validatorsOf } from "./conditional-get.ts";

const validators = { etag: 'W/"abc"', lastModified: "Thu, 19 Nov 2026 12:00:00 GMT" };

describe("isFresh", () => {
  const rows: { name: string; tag?: string; since?: string; fresh: boolean }[] = [
    { name: "no condition", fresh: false },
    { name: "the same tag", tag: 'W/"abc"', fresh: true },
    { name: "the same tag made strong", tag: '"abc"', fresh: true },
    { name: "one of several tags", tag: '"x", W/"abc"', fresh: true },
    { name: "any tag", tag: "*", fresh: true },
    { name: "another tag", tag: '"x"', fresh: false },
    { name: "the same date", since: "Thu, 19 Nov 2026 12:00:00 GMT", fresh: true },
    { name: "a later date", since: "Fri, 20 Nov 2026 12:00:00 GMT", fresh: true },
    { name: "an earlier date", since: "Thu, 19 Nov 2026 11:59:59 GMT", fresh: false },
    { name: "no date at all", since: "yesterday", fresh: false },
    {
      name: "another tag with the same date",
      tag: '"x"',
      since: "Thu, 19 Nov 2026 12:00:00 GMT",
      fresh: false,
    },
  ];
  it.each(rows)("$name: $fresh", ({ tag, since, fresh }) => {
    expect(isFresh({ ifNoneMatch: tag, ifModifiedSince: since }, validators)).toBe(fresh);
  });

  it("never trusts a date while its second runs", () => {
    const changedAt = new Date("2026-11-19T12:00:00.200Z");
    const during = validatorsOf(Buffer.from("x"), changedAt, new Date("2026-11-19T12:00:00.900Z"));
    expect(during.lastModified).toBeNull();
    const since = "Thu, 19 Nov 2026 12:00:00 GMT";
    expect(isFresh({ ifNoneMatch: undefined, ifModifiedSince: since }, during)).toBe(false);
    const after = validatorsOf(Buffer.from("x"), changedAt, new Date("2026-11-19T12:00:01.000Z"));
    expect(after).toEqual({ ...during, lastModified: since });
  });
});

describe("acceptsGzip", () => {
  it.each([
    { header: undefined, accepts: false },
    { header: "gzip", accepts: true },
    { header: "br, GZIP;q=0.5", accepts: true },
    { header: "gzip;q=0", accepts: false },
    { header: "gzip; q=0, *", accepts: false },
    { header: "*", accepts: true },
    { header: "identity", accepts: false },
  ])("$header: $accepts", ({ header, accepts }) => {
    expect(acceptsGzip(header)).toBe(accepts);
  });
});
