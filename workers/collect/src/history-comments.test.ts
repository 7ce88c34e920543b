import type { PageOutcome, PollSource, ThreadPage } from "@earshot/sources/connector";
import { expect, test } from "vitest";
import { readComments, readHistoryComments, writeHistoryComments } from "./history-comments.ts";

const visit = { httpStatus: 200, ms: 1, bytes: 1 };
const refused = { ...visit, ok: false as const, message: "", retryAfterMs: null };
const publishedAt = new Date("2026-03-02T10:00:00Z");
const work = {
  below: ["a", "b", "c"].map((externalId) => ({ externalId, url: null, publishedAt })),
  from: null,
  page: { token: 7 },
  isLast: false,
};

/** Reads with a network that answers as told, and notes what it was asked for. */
async function read(answer: (page: ThreadPage) => PageOutcome) {
  const asked: string[] = [];
  const connector = {
    firstUrl: () => "https://net.example/",
    poll: () => Promise.reject(new Error("not asked for")),
    thread: (_source: PollSource, page: ThreadPage) => {
      asked.push(`${page.post.externalId}${page.from === null ? "" : `:${JSON.stringify(page.from)}`}`);
      return Promise.resolve(answer(page));
    },
  };
  const pollDeps = { now: () => publishedAt, pace: () => Promise.resolve(true) };
  const opened = { connector, poll: {}, pollDeps } as unknown as Parameters<typeof readComments>[0];
  return { asked, ...(await readComments(opened, work)) };
}

test("threads of several pages are read to their end, and the place is one that can be stored", async () => {
  const pages = await read(({ post, from }) => ({
    ...visit,
    ok: true,
    posts: [],
    next: post.externalId === "b" && from === null ? 2 : null,
  }));
  expect(pages.asked).toEqual(["a", "b", "b:2", "c"]);
  expect(pages.left).toEqual({ ...work, below: [] });
  const stored: unknown = JSON.parse(JSON.stringify(writeHistoryComments({ ...work, from: 2 })));
  expect(readHistoryComments(stored)).toEqual({ ...work, from: 2 });
  expect([null, 40, "next", { to: 5 }].map(readHistoryComments)).toEqual([null, null, null, null]);
});

test.each([
  ["http_error", 429, ["a", "b"], ["b", "c"]],
  ["over_quota", null, ["a", "b"], ["b", "c"]],
  ["http_error", 403, ["a", "b", "c"], []],
  ["bad_response", 200, ["a", "b", "c"], []],
] as const)(
  "what may pass is waited for, anything else passed over: %s %s",
  async (code, httpStatus, asked, left) => {
    const found = await read(({ post }) =>
      post.externalId === "b"
        ? { ...refused, code, httpStatus }
        : { ...visit, ok: true, posts: [], next: null },
    );
    expect(found.asked).toEqual(asked);
    expect(found.left.below.map(({ externalId }) => externalId)).toEqual(left);
    expect(found.failure === null).toBe(left.length === 0);
  },
);
