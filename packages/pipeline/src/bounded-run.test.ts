import { expect, it } from "vitest";
import { startBounded } from "./bounded-run.ts";

const stop = new Error("stop");
const never = () => new Promise<void>(() => {});
const untilAborted = (end: "resolve" | "reject") => (signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    signal.addEventListener("abort", () => (end === "resolve" ? resolve() : reject(new Error("mine"))));
  });

const rows = [
  { name: "work that succeeds", work: async () => {}, ends: "done" },
  { name: "work that fails", work: () => Promise.reject(new Error("own")), ends: "own" },
  { name: "work past its time", work: never, timeoutMs: 1, ends: "not finished within 1 ms" },
  { name: "interrupted, deaf", work: never, interrupt: true, ends: "stop" },
  { name: "interrupted, fails by it", work: untilAborted("reject"), interrupt: true, ends: "stop" },
  { name: "interrupted, ends well", work: untilAborted("resolve"), interrupt: true, ends: "done" },
];

it.each(rows)("$name: $ends", async ({ work, timeoutMs = 10_000, interrupt = false, ends }) => {
  const run = startBounded(work, timeoutMs);
  if (interrupt) run.interrupt(stop, 5);
  const ended = await run.done.then(
    () => "done",
    (error: Error) => error.message,
  );
  expect(ended).toBe(ends);
});

it("keeps the first reason to stop", async () => {
  const run = startBounded(never, 10_000);
  run.interrupt(stop, 1);
  run.interrupt(new Error("again"), 0);
  await expect(run.done).rejects.toBe(stop);
});
