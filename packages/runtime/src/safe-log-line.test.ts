import { describe, expect, test } from "vitest";
import { createLogger } from "./logger.ts";
import { safeLogLine } from "./safe-log-line.ts";

function logged(write: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLogger({ level: "trace", name: "test", destination: { write: (line) => lines.push(line) } }));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.indexOf("\n")).toBe((lines[0]?.length ?? 0) - 1);
  return JSON.parse(lines[0] ?? "") as Record<string, unknown>;
}

describe("secrets leave no trace in the log", () => {
  const hidden = "hunter2-Xy_9.very~long";
  const rows: { name: string; fields: Record<string, unknown>; text?: string }[] = [
    { name: "a field", fields: { password: hidden } },
    { name: "a field far down", fields: { a: { b: [{ c: { accessToken: hidden } }] } } },
    { name: "a header", fields: { req: { headers: { authorization: `Bearer ${hidden}` } } } },
    { name: "a list of cookies", fields: { headers: { "set-cookie": [`sid=${hidden}; HttpOnly`] } } },
    { name: "an object", fields: { credentials: { user: "u", value: hidden } } },
    { name: "a database URL", fields: { url: `postgres://earshot:${hidden}@127.0.0.1:5432/earshot` } },
    { name: "a URL in the message", fields: {}, text: `cannot reach redis://:${hidden}@redis:6379` },
    { name: "a one-time link", fields: { url: `http://127.0.0.1:4100/sign-in?token=${hidden}&next=/` } },
    {
      name: "the link of a first start",
      fields: {},
      text: `http://127.0.0.1:4100/welcome#${hidden.replaceAll(/[.~]/g, "-")}`,
    },
    {
      name: "the values of a statement that failed",
      fields: {
        err: Object.assign(
          new Error(`Failed query: insert into "session" values ($1, $2)\nparams: 7,x\ny ${hidden},z`, {
            cause: new Error("no connection"),
          }),
          { query: 'insert into "session" values ($1, $2)', params: [7, hidden] },
        ),
      },
    },
    { name: "an error's message", fields: { err: new Error(`GET https://u:${hidden}@example.org failed`) } },
    {
      name: "an error's own fields",
      fields: { err: Object.assign(new Error("no"), { config: { apiKey: hidden } }) },
    },
    { name: "a bearer in a text", fields: {}, text: `sent "Authorization: Bearer ${hidden}"` },
    {
      name: "a mail address that a database quotes",
      fields: { detail: "Key (lower(email))=(hunter2@example.org) already exists." },
    },
    { name: "a mail address in Cyrillic", fields: { text: "пишите: hunter2@почта.рф!" } },
    {
      name: "a bot's address",
      fields: { url: `https://api.example.org/bot123456789:${hidden.replaceAll(".", "_")}` },
    },
  ];
  test.each(rows)("$name", ({ fields, text }) => {
    const line = JSON.stringify(logged((log) => log.info(fields, text ?? "something")));
    expect(line).not.toContain("hunter2");
    expect(line).toContain("[secret]");
  });

  test("in the fields of a child logger", () => {
    const line = logged((log) => log.child({ session: { cookie: hidden } }).info("x"));
    expect(line["session"]).toEqual({ cookie: "[secret]" });
  });
});

describe("what is no secret stays", () => {
  const rows: { name: string; fields: Record<string, unknown> }[] = [
    { name: "counts of tokens", fields: { tokenCount: 3, tokens: ["рост"] } },
    { name: "absent secrets", fields: { password: null, token: "", hasCookie: true } },
    {
      name: "versions and names of packages",
      fields: { at: "node_modules/.pnpm/pg@8.23.1/lib, @earshot/db" },
    },
    { name: "a plain URL", fields: { url: "https://example.org/feed?page=2" } },
    { name: "Russian text", fields: { text: "«Ромашка» — рост 12 %" } },
  ];
  test.each(rows)("$name", ({ fields }) => {
    expect(logged((log) => log.info(fields))).toMatchObject(fields);
  });
});

describe("text from outside cannot act on whoever reads the log", () => {
  const rows = [
    {
      name: "a line break stays inside its line",
      text: 'x\n{"level":60,"msg":"forged"}',
      kept: 'x\n{"level":60,"msg":"forged"}',
    },
    { name: "an escape sequence", text: "\u001b[2Jgone", kept: "\u{fffd}[2Jgone" },
    { name: "an eight-bit escape", text: "\u009b2Jgone", kept: "\u{fffd}2Jgone" },
    { name: "a carriage return", text: "a\rb", kept: "a\u{fffd}b" },
    { name: "a line separator", text: "a\u2028b", kept: "a\u{fffd}b" },
    { name: "a turned writing direction", text: "a\u202etxt.exe", kept: "a\u{fffd}txt.exe" },
    { name: "a backslash that is text", text: String.raw`C:\u001b`, kept: String.raw`C:\u001b` },
  ];
  test.each(rows)("$name", ({ text, kept }) => {
    expect(logged((log) => log.info({ text }))["text"]).toBe(kept);
  });

  test("a text of a megabyte is cut", () => {
    const text = logged((log) => log.info({ text: "x".repeat(1_000_000) }))["text"];
    expect(String(text)).toMatch(/^x{4000}… \(1000000 characters\)$/);
  });

  test("a line that is not JSON is replaced", () => {
    expect(safeLogLine("password=1\n")).not.toContain("password=1");
  });
});
