import { expect, test } from "vitest";
import { createInstallationChecks, type InstallationProbes } from "./installation-checks.ts";

const now = new Date("2026-10-20T12:00:00Z");
const well: InstallationProbes = {
  databaseClock: async () => now,
  countJobs: async () => ({ collect: { waiting: 1, failed: 0 } }),
  sources: async () => [{ name: "A", state: "ok", reasonCode: null }],
  dataFolder: null,
  now: () => now,
};

async function broken(): Promise<never> {
  throw new Error("connect ECONNREFUSED");
}

const rows: [name: string, probes: Partial<InstallationProbes>, ready: boolean, unwell: string[]][] = [
  ["all is well", {}, true, []],
  ["no database", { databaseClock: broken }, false, ["database", "clock"]],
  ["no queue", { countJobs: broken }, false, ["queue"]],
  [
    "a queue that grows",
    { countJobs: async () => ({ a: { waiting: 20_000, failed: 0 } }) },
    false,
    ["queue"],
  ],
  ["a wrong clock does not stop work", { now: () => new Date(now.getTime() + 60_000) }, true, ["clock"]],
  ["no sources yet", { sources: async () => [] }, true, ["sources"]],
  [
    "a source that fails",
    { sources: async () => [{ name: "A", state: "failing", reasonCode: "timeout" }] },
    true,
    ["sources"],
  ],
];

test.each(rows)("%s", async (_name, probes, ready, unwell) => {
  const report = await createInstallationChecks({ ...well, ...probes }).run();
  expect({
    ok: report.ok,
    unwell: report.checks.filter((check) => !check.ok).map((check) => check.name),
  }).toEqual({ ok: ready, unwell });
  for (const check of report.checks)
    if (!check.ok && check.name !== "clock") expect(check.mend).not.toBeNull();
});

test("failed jobs are no reason to be taken out of service, but are said", async () => {
  const report = await createInstallationChecks({
    ...well,
    countJobs: async () => ({ a: { waiting: 0, failed: 3 } }),
  }).run();
  expect(report.checks.find((check) => check.name === "queue")).toMatchObject({
    ok: true,
    detail: "0 jobs wait, 3 failed",
  });
});
