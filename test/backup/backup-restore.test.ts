import { stat } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { leftOutSchemas, leftOutTables } from "@earshot/db/backup/left-out";
import { readTables } from "@earshot/db/backup/read-catalogue";
import { Client } from "pg";
import { populate } from "./populate.ts";
import { checksums, schemaOf, sql, useBackups } from "./rig.ts";

const use = useBackups();
let database = "";
beforeAll(async () => {
  database = await use.newDatabase();
  await populate(database);
});

test("what is restored into an empty database is row for row what was backed up", async () => {
  const backedUp = await use.earshot(database, ["backup", "whole.earshot"]);
  expect(backedUp.err).not.toContain("earshot:");
  expect(backedUp.out).toMatch(/whole\.earshot: [\d,]+ rows of \d+ tables, .* in [\d.]+ s\.\n/);
  expect((await stat(use.path("whole.earshot"))).mode & 0o777).toBe(0o600);
  const target = await use.emptyDatabase();
  const restored = await use.earshot(target, ["restore", "whole.earshot"]);
  expect(restored.err).not.toContain("earshot:");
  expect(restored.out).toMatch(/^Restored [\d,]+ rows of \d+ tables, as they were at 20/);
  expect(await checksums(target)).toEqual(await checksums(database));
  expect(await schemaOf(target)).toEqual(await schemaOf(database));
  expect(await sql(target, "select * from session")).toEqual([]);
});

test("a mail that waited is not sent a second time after a restore, which the log tells of", async () => {
  const source = await use.newDatabase();
  await sql(
    source,
    `insert into outbox (key, channel, recipient, subject, body, state, state_at, due_at, expires_at, created_at)
     select state, 'mail', 'a@example.com', 'News', 'sealed', state, now(), now(), now(), now()
     from unnest(array['waiting', 'sending', 'sent', 'failed']) state`,
  );
  await use.backUp(source, "mail.earshot");
  const target = await use.emptyDatabase();
  await use.restore(target, "mail.earshot");
  expect(await sql(target, "select key, state from outbox order by outbox_id")).toEqual([
    { key: "waiting", state: "unknown" },
    { key: "sending", state: "unknown" },
    { key: "sent", state: "sent" },
    { key: "failed", state: "failed" },
  ]);
  expect(await sql(target, "select what, via from audit_event")).toEqual([
    { what: "installation.restored", via: "command line" },
  ]);
});

test("new rows get the ids that they would have got", async () => {
  const target = await use.emptyDatabase();
  await use.restore(target, "whole.earshot");
  const add =
    "insert into triage_event (post_id, at, kind) values (1, now(), 'status') returning triage_event_id as id";
  expect(await sql(target, add)).toEqual([{ id: "51" }]);
  const next = "select nextval(pg_get_serial_sequence('person', 'person_id')) as id";
  expect(await sql(target, next)).toEqual([{ id: "11" }]);
});

test("every table is in the backup, or left out for a reason", async () => {
  const { out } = await use.earshot("postgres://nobody@127.0.0.1:1/none", [
    "backup",
    "--verify",
    "whole.earshot",
  ]);
  const listed = [...out.matchAll(/^ {2}([a-z_]+) +[\d,]+ {2}[\da-f]{16}$/gm)].map(([, name = ""]) => name);
  const client = new Client({ connectionString: database });
  await client.connect();
  const tables = (await readTables(client)).map(({ name }) => name);
  await client.end();
  expect([...listed, ...Object.keys(leftOutTables)].toSorted()).toEqual(tables);
  const schemas = await sql(
    database,
    `select distinct nspname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  expect(schemas.map(({ name }) => name).filter((name) => !(name in leftOutSchemas))).toEqual(["public"]);
});

test("an installation in use is replaced only when asked, and what was there is kept", async () => {
  const target = await use.newDatabase();
  await sql(
    target,
    "insert into person (name, email, role, language, created_at) values ('Old', 'o', 'pr', 'ru', now())",
  );
  const before = await checksums(target);
  const refused = await use.earshot(target, ["restore", "whole.earshot"]);
  expect(refused).toMatchObject({ code: 1, out: "" });
  expect(refused.err).toMatch(/^earshot: This installation holds data already\..*--replace/m);
  expect(await checksums(target)).toEqual(before);
  const { oldData } = await use.restore(target, "whole.earshot", { isReplacing: true });
  expect(await checksums(target)).toEqual(await checksums(database));
  await use.restore(target, oldData ?? "", { isReplacing: true });
  expect(await checksums(target)).toEqual(before);
});

test("an existing file is replaced only with --force", async () => {
  await expect(use.backUp(database, "whole.earshot")).rejects.toThrow(
    /whole\.earshot is there already\. Choose another name, or add --force\./,
  );
  expect((await use.earshot(database, ["backup", "whole.earshot", "--force"])).code).toBe(0);
});

test("a database of something else is neither backed up nor replaced", async () => {
  const foreign = await use.emptyDatabase();
  await sql(foreign, "create table orders (id int)");
  await expect(use.backUp(foreign, "foreign.earshot")).rejects.toThrow(/holds no Earshot/);
  await expect(use.restore(foreign, "whole.earshot", { isReplacing: true })).rejects.toThrow(
    /holds tables of something else/,
  );
  expect(await sql(foreign, "select relname from pg_class where relname = 'orders'")).toHaveLength(1);
});
