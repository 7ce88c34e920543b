import type { MentionRow } from "@earshot/contract/mention";
import type { Changed } from "@earshot/contract/mention-change";
import { expect, test } from "vitest";
import { createChangeDesk, type ChangeDesk } from "./change-desk.ts";
import { createDeedLedger, type DeedLedger } from "./deed-ledger.ts";
import { createRowStore, type RowStore } from "./row-store.ts";
import { sampleRow } from "./sample-row.ts";

/** A server that answers when the test says so. */
function desk(): {
  changes: ChangeDesk;
  rows: RowStore;
  ledger: DeedLedger;
  sent: string[];
  refused: string[];
  answer(row: Partial<MentionRow>, eventId?: number): Promise<void>;
  refuse(): Promise<void>;
} {
  const rows = createRowStore();
  rows.note([sampleRow()]);
  const sent: string[] = [];
  const refused: string[] = [];
  const waiting: { resolve: (changed: Changed) => void; reject: (reason: unknown) => void }[] = [];
  const ask = (said: string): Promise<Changed> => {
    sent.push(said);
    let resolve: (changed: Changed) => void = () => undefined;
    let reject: (reason: unknown) => void = () => undefined;
    const promise = new Promise<Changed>((yes, no) => {
      resolve = yes;
      reject = no;
    });
    waiting.push({ resolve, reject });
    return promise;
  };
  const kept = new Map<string, string>();
  const ledger = createDeedLedger(
    {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => void kept.set(name, text),
      removeItem: (name) => void kept.delete(name),
    },
    1,
  );
  let keys = 0;
  const changes = createChangeDesk({
    rows,
    ledger,
    newKey: () => `key ${(keys += 1)}`,
    send: (_postId, version, change) => ask(`${change.kind} v${version}`),
    undo: (_postId, eventId) => ask(`undo ${String(eventId)}`),
    onRefused: (done) => refused.push(done.change.kind),
    onSettled: () => undefined,
  });
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    changes,
    rows,
    ledger,
    sent,
    refused,
    async answer(row, eventId = 1) {
      waiting.shift()?.resolve({ mention: sampleRow(row), eventId });
      await turn();
    },
    async refuse() {
      waiting.shift()?.reject(new Error("409"));
      await turn();
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test("a change is on the screen before the server answers", async () => {
  const { changes, rows, answer } = desk();
  changes.act(1, { kind: "status", status: "waiting" });
  expect(rows.get(1)?.status).toBe("waiting");
  await turn();
  await answer({ version: 2, status: "waiting" });
  expect(rows.get(1)).toMatchObject({ version: 2, status: "waiting" });
});

test("two quick changes go one after the other, the second with the version of the first", async () => {
  const { changes, sent, answer, rows } = desk();
  changes.act(1, { kind: "status", status: "waiting" });
  changes.act(1, { kind: "correct", correction: { severity: 5 } });
  await turn();
  expect(sent).toEqual(["status v1"]);
  await answer({ version: 2, status: "waiting" });
  expect(sent).toEqual(["status v1", "correct v2"]);
  expect(rows.get(1)).toMatchObject({ status: "waiting", severity: 5 });
});

test("a refusal rolls back visibly and leaves nothing to undo", async () => {
  const { changes, rows, refused, refuse } = desk();
  changes.act(1, { kind: "status", status: "answered" });
  await turn();
  await refuse();
  expect(rows.get(1)?.status).toBe("new");
  expect(refused).toEqual(["status"]);
  expect(changes.undo()).toBeNull();
});

test("undo shows the old state at once and waits for the event it undoes", async () => {
  const { changes, rows, sent, answer } = desk();
  changes.act(1, { kind: "status", status: "answered" });
  changes.undo();
  expect(rows.get(1)?.status).toBe("new");
  await turn();
  await answer({ version: 2, status: "answered" }, 42);
  expect(rows.get(1)?.status).toBe("new");
  expect(sent).toEqual(["status v1", "undo 42"]);
  await answer({ version: 3, status: "new" });
  expect(rows.get(1)).toMatchObject({ version: 3, status: "new" });
});

test("undo takes the newest first", () => {
  const { changes } = desk();
  changes.act(1, { kind: "correct", correction: { severity: 1 } });
  changes.act(1, { kind: "status", status: "waiting" });
  expect([changes.undo()?.change.kind, changes.undo()?.change.kind, changes.undo()]).toEqual([
    "status",
    "correct",
    null,
  ]);
});

test("what is done is kept until it is answered, an undo until its own answer", async () => {
  const { changes, ledger, answer } = desk();
  changes.act(1, { kind: "status", status: "answered" });
  changes.undo();
  expect(ledger.all().map(({ kind, key }) => `${kind} ${key}`)).toEqual(["change key 1", "undo key 2"]);
  await turn();
  await answer({ version: 2, status: "answered" }, 42);
  expect(ledger.all()).toMatchObject([{ kind: "undo", eventId: 42, of: null }]);
  await answer({ version: 3, status: "new" });
  expect(ledger.all()).toEqual([]);
});

test("another page sends them with the versions that were seen then, in their order", async () => {
  const { changes, rows, ledger, sent, answer } = desk();
  rows.note([sampleRow({ version: 9 })]);
  const change = { kind: "status", status: "waiting" } as const;
  const correction = { kind: "correct", correction: { severity: 5 } } as const;
  for (const deed of [
    { kind: "change", key: "a", postId: 1, version: 4, change },
    { kind: "change", key: "b", postId: 1, version: 4, change: correction },
    { kind: "undo", key: "c", postId: 1, eventId: null, of: "a" },
    { kind: "undo", key: "d", postId: 1, eventId: null, of: "gone" },
  ] as const) {
    ledger.keep(deed);
    changes.resume(deed);
  }
  expect(rows.get(1)).toMatchObject({ status: "waiting", severity: 5 });
  await turn();
  await answer({ version: 10 }, 7);
  await answer({ version: 11 }, 8);
  await answer({ version: 12 }, 9);
  expect(sent).toEqual(["status v4", "correct v10", "undo 7"]);
  expect(ledger.all().map(({ key }) => key)).toEqual(["d"]);
});

test("of a change that is refused later nothing is undone", async () => {
  const { changes, sent, refuse, refused } = desk();
  const change = { kind: "status", status: "waiting" } as const;
  changes.resume({ kind: "change", key: "a", postId: 1, version: 1, change });
  changes.resume({ kind: "undo", key: "b", postId: 1, eventId: null, of: "a" });
  await turn();
  await refuse();
  expect([sent, refused]).toEqual([["status v1"], ["status"]]);
});
