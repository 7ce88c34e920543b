/**
 * Attack texts in every text field and parameter that the OpenAPI document names: nothing may fail inside (5xx), nothing may change
 * what other tables hold, nothing may come back as anything but data, and nothing may forge a line of the log.
 */
import { Writable } from "node:stream";
import { createLogger } from "@earshot/runtime/logger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import type { ApiClient } from "../support/api-client.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { bodiesOf, questionsOf, readOperations, type Operation } from "./operations.ts";

const attacks = [
  "x'); drop table triage; -- ' or '1'='1",
  "\\'; select pg_sleep(9); commit; -- $1 ${7*7} %s",
  '<script>globalThis.pwned=1</script>"><img src=x onerror=alert(1)>',
  'a\r\n{"level":60,"msg":"forged"}\u001b[2J',
  '=HYPERLINK("http://evil.example")',
  "../../../../etc/passwd",
];

let installation: TestInstallation;
let admin: ApiClient;
let operations: Operation[] = [];
const logged: string[] = [];

beforeAll(async () => {
  installation = await startTestInstallation({
    demo: false,
    env: { EARSHOT_TRUSTED_PROXIES: "127.0.0.1" },
    log: createLogger({
      level: "debug",
      name: "test",
      destination: new Writable({
        write(chunk, _encoding, done) {
          logged.push(String(chunk));
          done();
        },
      }),
    }),
  });
  admin = await signInAs(installation, "admin");
  operations = readOperations((await admin.get("/api/docs/json")).body);
});
afterAll(() => installation?.close());

async function tables(): Promise<string[]> {
  const { rows } = await installation.database.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_name !~ '_\\d{4}_\\d\\d$' order by 1",
  );
  return rows.map(({ name }) => name);
}

/** Every request from an address of its own, or the limits of one address would answer. */
let sent = 0;
function fromElsewhere(): Record<string, string> {
  sent += 1;
  return { "x-forwarded-for": `198.51.${Math.floor(sent / 250) % 250}.${1 + (sent % 250)}` };
}

describe("attack texts in every parameter and every text of a body", () => {
  test("no route fails inside, and every table is still there", async () => {
    const before = await tables();
    const failed: string[] = [];
    for (const operation of operations) {
      const requests = attacks.flatMap((attack) => [
        ...questionsOf(operation, attack).map((address) => ({ method: "GET", address, body: undefined })),
        ...bodiesOf(operation, attack).map((body) => ({ ...operation, body })),
      ]);
      await Promise.all(
        requests.map(async ({ method, address, body }) => {
          const answer = await admin.send(method, address, body, fromElsewhere());
          // 503 is a way to say that somebody else is being served.
          if (answer.status >= 500 && answer.status !== 503)
            failed.push(`${method} ${address} ${answer.status}`);
        }),
      );
    }
    expect(failed).toEqual([]);
    expect(sent).toBeGreaterThan(300);
    expect(await tables()).toEqual(before);
    expect((await admin.get("/api/v1/me")).status).toBe(200);
  });

  test("every line of the log is a line of ours, with no control characters in it", () => {
    const lines = logged
      .join("")
      .split("\n")
      .filter((line) => line !== "");
    expect(lines.length).toBeGreaterThan(100);
    const broken = lines.filter((line) => {
      const parsed = JSON.parse(line) as { msg?: string };
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      return parsed.msg === "forged" || /[\u0000-\u001f\u007f]/.test(line);
    });
    expect(broken).toEqual([]);
  });
});
