import { afterAll, beforeAll, expect, test } from "vitest";
import { connectDatabase, type Database } from "@earshot/db/database";
import { listAudit } from "@earshot/db/queries/audit-log";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { addPerson } from "@earshot/db/queries/people";
import { readSignInLink } from "@earshot/db/queries/sign-in-links";
import { hashSecret } from "@earshot/runtime/secrets";
import { runToEnd, type Ended } from "../start/earshot-process.ts";
import { callEarshot } from "../support/call-earshot.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let created: TestDatabase;
let database: Database;
let data: TemporaryFolder;

beforeAll(async () => {
  [created, data] = await Promise.all([createTestDatabase(), temporaryFolder()]);
  database = connectDatabase(created.url);
  for (const [name, role] of [
    ["anna", "admin"],
    ["boris", "pr"],
  ] as const) {
    const facts = { name, email: `${name}@example.com`, role, language: "ru", passwordHash: null } as const;
    await addPerson(database.db, { ...facts, now: new Date(), by: byCommandLine() });
  }
});
afterAll(async () => {
  await database.close();
  await Promise.all([created.drop(), data.remove()]);
});

const options = () => ({ env: { DATABASE_URL: created.url, EARSHOT_DATA_DIR: data.folder } });

function earshot(...args: string[]): Promise<Ended> {
  return callEarshot(args, options());
}

test("reset-password prints a link that works, and says when there is nobody", async () => {
  const { code, out } = await runToEnd(["reset-password", "Boris@example.com"], options());
  expect([code, out]).toEqual([0, expect.stringMatching(/^http\S+\/welcome#[\w-]{43}\n$/)]);
  const token = out.trim().split("#")[1] ?? "";
  expect(await readSignInLink(database.db, hashSecret(token), new Date())).toMatchObject({
    state: "ok",
    purpose: "new_password",
    person: { email: "boris@example.com" },
  });
  const nobody = await earshot("reset-password", "nobody@example.com");
  expect([nobody.code, nobody.err]).toEqual([1, expect.stringMatching(/^earshot: nobody with the address/)]);
});

test("people are listed and disabled; the last administrator stays; all of it is in the audit log", async () => {
  expect((await earshot("people", "disable", "boris@example.com")).code).toBe(0);
  const { out } = await earshot("people", "list");
  expect(out.split("\n")).toEqual([
    "anna@example.com · anna · admin · never signed in",
    "boris@example.com · boris · pr · never signed in · disabled",
    "",
  ]);
  const last = await earshot("people", "disable", "anna@example.com");
  expect([last.code, last.err]).toEqual([1, expect.stringMatching(/last administrator/)]);
  const lines = await listAudit(database.db, { limit: 2 });
  expect(lines.map(({ what, via, targetName }) => [what, via, targetName])).toEqual([
    ["person.disabled", "command line", "boris"],
    ["person.password_link", "command line", "boris"],
  ]);
});
