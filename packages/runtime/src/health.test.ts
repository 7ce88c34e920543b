import { expect, test } from "vitest";
import { createHealth } from "./health.ts";
import type { Check } from "./health.ts";

const rows: {
  name: string;
  check: Check;
  isRequired: boolean;
  ok: boolean;
  detail: string;
  mend: string | null;
}[] = [
  {
    name: "a check that passes",
    check: async () => ({ ok: true, detail: "3 ms", mend: null }),
    isRequired: true,
    ok: true,
    detail: "3 ms",
    mend: null,
  },
  {
    name: "a check that fails says its own mend",
    check: async () => ({ ok: false, detail: "2 sources fail", mend: "look at them" }),
    isRequired: true,
    ok: false,
    detail: "2 sources fail",
    mend: "look at them",
  },
  {
    name: "a check that is not required does not decide",
    check: async () => ({ ok: false, detail: "2 sources fail", mend: "look at them" }),
    isRequired: false,
    ok: true,
    detail: "2 sources fail",
    mend: "look at them",
  },
  {
    name: "a check that throws",
    check: () => {
      throw new Error("refused");
    },
    isRequired: true,
    ok: false,
    detail: "refused",
    mend: "start it",
  },
  {
    name: "a check that hangs",
    check: () => new Promise(() => undefined),
    isRequired: true,
    ok: false,
    detail: "no answer within 10 ms",
    mend: "start it",
  },
];

test.each(rows)("$name", async ({ check, isRequired, ok, detail, mend }) => {
  const health = createHealth({ timeoutMs: 10 });
  health.add("first", async () => ({ ok: true, detail: "fine", mend: null }));
  health.add("second", check, { isRequired, mend: "start it" });
  const report = await health.run();
  expect(report.ok).toBe(ok);
  expect(report.checks.map(({ name }) => name)).toEqual(["first", "second"]);
  expect(report.checks[1]).toMatchObject({ detail, mend, isRequired });
});

test("a name is taken once", () => {
  const health = createHealth({ timeoutMs: 10 });
  const check: Check = async () => ({ ok: true, detail: "", mend: null });
  health.add("database", check);
  expect(() => health.add("database", check)).toThrow(/already/);
});
