import { expect, test } from "vitest";
import type { BulkProgress } from "../api/bulk.ts";
import { createBulkDesk, type BulkDesk } from "./bulk-desk.ts";
import { createDeedLedger, type DeedLedger, type KeptDeed } from "./deed-ledger.ts";
import { createRowStore } from "./row-store.ts";
import { sampleRow } from "./sample-row.ts";

interface Asked {
  said: string;
  resolve: (progress: BulkProgress) => void;
  reject: (reason: unknown) => void;
}

interface OpenPage {
  desk: BulkDesk;
  ledger: DeedLedger;
  sent(): string[];
  /** What has been kept, in words. */
  kept(): string[];
  answer(progress: Partial<BulkProgress> | Error): Promise<void>;
}

/** Pages of one browser, one after the other; the server answers when the test says so. */
function browser(): { open(): OpenPage } {
  const kept = new Map<string, string>();
  let keys = 0;
  return {
    open() {
      const ledger = createDeedLedger(
        {
          getItem: (name) => kept.get(name) ?? null,
          setItem: (name, text) => void kept.set(name, text),
          removeItem: (name) => void kept.delete(name),
        },
        1,
      );
      const rows = createRowStore();
      rows.note([sampleRow()]);
      const asked: Asked[] = [];
      let answered = 0;
      const ask = (said: string): Promise<BulkProgress> =>
        new Promise((resolve, reject) => void asked.push({ said, resolve, reject }));
      const desk = createBulkDesk({
        rows,
        ledger,
        newKey: () => `key ${(keys += 1)}`,
        start: ({ requestKey }) => ask(`start by ${String(requestKey)}`),
        step: (bulkChangeId) => ask(`step ${bulkChangeId}`),
        undo: (bulkChangeId, key) => ask(`undo ${bulkChangeId} by ${key}`),
        stop: (bulkChangeId) => ask(`stop ${bulkChangeId}`),
        onProgress: () => undefined,
        onFailed: () => undefined,
      });
      return {
        desk,
        ledger,
        sent: () => asked.map(({ said }) => said),
        kept: () => ledger.all().map(inWords),
        async answer(progress) {
          const next = asked[answered];
          answered += 1;
          if (progress instanceof Error) next?.reject(progress);
          else next?.resolve({ ...through, ...progress });
          await new Promise((resolve) => setTimeout(resolve, 0));
        },
      };
    },
  };
}

const through: BulkProgress = {
  bulkChangeId: 42,
  at: "2026-11-22T12:00:00Z",
  undoes: null,
  isUndone: false,
  isStopped: false,
  total: 1,
  left: 0,
  changed: 1,
  skipped: [],
};
const change = { kind: "status", status: "waiting" } as const;
const target = { postIds: [1] };

function inWords(deed: KeptDeed): string {
  return deed.kind === "bulk_undo"
    ? `${deed.key}: undo of ${deed.of ?? String(deed.bulkChangeId)}`
    : `${deed.key}: ${deed.kind}`;
}

/** The page is closed, and the next one sends what is kept. */
function reopened(pages: ReturnType<typeof browser>): OpenPage {
  const next = pages.open();
  for (const deed of next.ledger.all())
    if (deed.kind === "bulk" || deed.kind === "bulk_undo") next.desk.resume(deed);
  return next;
}

test("a change that did not begin and its undo outlive the page, each sent by its own key", async () => {
  const pages = browser();
  const { desk, kept } = pages.open();
  desk.undo(desk.act(target, change));
  expect(kept()).toEqual(["key 1: bulk", "key 2: undo of key 1"]);
  const next = reopened(pages);
  expect(next.sent()).toEqual(["start by key 1"]);
  await next.answer({});
  expect(next.sent()).toEqual(["start by key 1", "undo 42 by key 2"]);
  expect(next.kept()).toEqual(["key 2: undo of 42"]);
  await next.answer({ bulkChangeId: 43, undoes: 42 });
  expect(next.kept()).toEqual([]);
});

test("of a change that was made, and one that was under way, the undo alone is sent by the next page", async () => {
  const pages = browser();
  const { desk, kept, answer } = pages.open();
  const done = desk.act(target, change);
  const other = desk.act(target, change);
  await answer({});
  await answer({ bulkChangeId: 50, left: 3 });
  desk.undo(done);
  desk.undo(other);
  expect(kept()).toEqual(["key 3: undo of 42", "key 4: undo of 50"]);
  expect(reopened(pages).sent()).toEqual(["undo 42 by key 3", "undo 50 by key 4"]);
});

test("what was undone and made again is sent in that order", async () => {
  const pages = browser();
  const { desk, kept } = pages.open();
  desk.undo(desk.undo(desk.act(target, change)));
  expect(kept()).toEqual(["key 1: bulk", "key 2: undo of key 1", "key 3: undo of key 2"]);
  const next = reopened(pages);
  for (const bulkChangeId of [42, 43, 44]) await next.answer({ bulkChangeId });
  expect(next.sent()).toEqual(["start by key 1", "undo 42 by key 2", "undo 43 by key 3"]);
  expect(next.kept()).toEqual([]);
});

test("of a change that was refused nothing is kept, nor of what would take it back", async () => {
  const { desk, kept, answer, sent } = browser().open();
  desk.undo(desk.undo(desk.act(target, change)));
  await answer(new Error("409"));
  expect(kept()).toEqual([]);
  expect(sent()).toEqual(["start by key 1"]);
});

test("a post of the list that was never on the screen goes without a version: nobody has seen an older one of it", () => {
  const { desk, ledger } = browser().open();
  desk.act({ postIds: [1, 2] }, change);
  expect(ledger.all()).toMatchObject([
    {
      given: {
        target: {
          posts: [
            { postId: 1, version: 1 },
            { postId: 2, version: null },
          ],
        },
      },
    },
  ]);
});
