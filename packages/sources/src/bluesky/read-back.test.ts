import { expect, test } from "vitest";
import { readBack, readFeedCursor } from "./read-back.ts";
import type { FeedPage } from "./read-back.ts";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 1, 12, minutes));

/** Pages of one post every ten minutes, ten to a page, from minute `newest` down to 0. */
function pages(newest: number) {
  const asked: (string | null)[] = [];
  const read = async (key: unknown): Promise<FeedPage> => {
    const from = key === null ? newest : Number((key as { cursor: string }).cursor);
    asked.push(key === null ? null : String(from));
    const oldest = Math.max(from - 90, 0);
    return {
      ok: true,
      posts: [],
      newestAt: at(from),
      oldestAt: at(oldest),
      next: oldest === 0 ? null : { cursor: String(oldest - 10) },
    };
  };
  return { read, asked };
}

test.each([
  {
    name: "the first visit has no rest",
    newest: 1_000,
    before: { newestAt: null, rest: null },
    pagesMax: 2,
    asked: [null, "900"],
    rest: null,
  },
  {
    name: "reading stops at what is known",
    newest: 1_000,
    before: { newestAt: at(950), rest: null },
    pagesMax: 5,
    asked: [null],
    rest: null,
  },
  {
    name: "the overlap is read, a page at most",
    newest: 1_000,
    before: { newestAt: at(905), rest: null },
    pagesMax: 5,
    asked: [null, "900"],
    rest: null,
  },
  {
    name: "what is left is kept",
    newest: 1_000,
    before: { newestAt: at(100), rest: null },
    pagesMax: 2,
    asked: [null, "900"],
    rest: { key: { cursor: "800" }, known: at(100) },
  },
  {
    name: "and gone on with",
    newest: 2_000,
    before: { newestAt: at(1_000), rest: { key: { cursor: "300" }, known: at(100) } },
    pagesMax: 5,
    asked: ["300", "200", "100"],
    rest: null,
  },
])("$name", async ({ newest, before, pagesMax, asked, rest }) => {
  const feed = pages(newest);
  const read = await readBack(feed.read, before, pagesMax);
  expect(feed.asked).toEqual(asked);
  expect(read.ok && read.cursor.rest).toEqual(rest);
});

test("a page that fails is asked for again by the next visit", async () => {
  const feed = pages(1_000);
  const failure = {
    ok: false,
    code: "timeout",
    message: "",
    retryAfterMs: null,
    httpStatus: null,
    ms: 0,
    bytes: 0,
  } as const;
  let calls = 0;
  const read = await readBack(
    async (key) => (calls++ === 0 ? feed.read(key) : { ok: false, failure }),
    { newestAt: at(0), rest: null },
    5,
  );
  expect(read.ok && read.cursor.rest).toEqual({ key: { cursor: "900" }, known: at(0) });
});

test("a cursor comes back from JSON as it was, and nonsense is none", () => {
  const cursor = { newestAt: at(5), rest: { key: { until: at(3).toISOString() }, known: at(1) } };
  expect(readFeedCursor(JSON.parse(JSON.stringify(cursor)))).toEqual(cursor);
  for (const stored of [null, 1, { newestAt: 5, rest: { key: {}, known: "x" } }])
    expect(readFeedCursor(stored)).toEqual({ newestAt: null, rest: null });
});
