import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDemoMemory } from "./demo-memory.ts";

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "earshot-demo-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "data", "demo-live.jsonl");
}

const repeat = { of: "p1", round: "tx-1", at: new Date("2026-11-21T18:00:00Z"), repeatsParent: true };

test("what one start published the next one has again, but for a line that was broken off", () => {
  const file = newFile();
  openDemoMemory(file, "a").onRepeat(repeat);
  const second = openDemoMemory(file, "a");
  expect(second.repeated).toEqual([repeat]);
  second.onRepeat({ ...repeat, round: "ty-1" });
  appendFileSync(file, '{"of":"p2","rou');
  expect(openDemoMemory(file, "a").repeated.map(({ round }) => round)).toEqual(["tx-1", "ty-1"]);
});

test("nothing of another month is taken, and nothing twice", () => {
  const file = newFile();
  const { onRepeat } = openDemoMemory(file, "a");
  onRepeat(repeat);
  onRepeat(repeat);
  expect(openDemoMemory(file, "a").repeated).toEqual([repeat]);
  expect(openDemoMemory(file, "b").repeated).toEqual([]);
  expect(openDemoMemory(file, "a").repeated).toEqual([]);
});
