import type { MentionRow } from "@earshot/contract/mention";
import type { Changed } from "@earshot/contract/mention-change";
import { expect, test } from "vitest";
import { createChangeDesk, type ChangeDesk } from "./change-desk.ts";
import { createRowStore, type RowStore } from "./row-store.ts";
import { sampleRow } from "./sample-row.ts";

/** A server that answers when the test says so. */
function desk(): {
  changes: ChangeDesk;
  rows: RowStore;
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
  const changes = createChangeDesk({
    rows,
    send: (_postId, version, change) => ask(`${change.kind} v${version}`),
    undo: (_postId, eventId) => ask(`undo ${String(eventId)}`),
    onRefused: (done) => refused.push(done.change.kind),
    onSettled: () => undefined,
  });
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    changes,
    rows,
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
