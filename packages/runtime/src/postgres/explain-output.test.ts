import { expect, test } from "vitest";
import { explainOutput } from "./explain-output.ts";

const rows = [
  {
    name: "a full disk",
    output: 'initdb: error: could not write to file "/d/PG_VERSION": No space left on device\n',
    code: "disk_full",
    says: "The disk of /d is full.",
  },
  {
    name: "a read-only disk",
    output: 'FATAL:  could not create lock file "postmaster.pid": Read-only file system',
    code: "data_folder",
    says: "PostgreSQL may not write in /d.",
  },
  {
    name: "an account without a name",
    output: "initdb: error: could not look up effective user ID 1234: user does not exist",
    code: "unsupported",
    says: "has no entry in /etc/passwd",
  },
  {
    name: "a missing library",
    output: "postgres: error while loading shared libraries: libicuuc.so.60: cannot open shared object file",
    code: "unsupported",
    says: "lacks a library",
  },
  {
    name: "data of another release",
    output:
      "2026-11-21 18:00:00 UTC [7] FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version 17",
    code: "database",
    says: "another release of PostgreSQL",
  },
  {
    name: "anything else: its last fatal line",
    output:
      "LOG:  starting\n2026-11-21 18:00:00.1 UTC [7] FATAL:  the sky fell.\nLOG:  database system is shut down",
    code: "database",
    says: "PostgreSQL could not start in /d: the sky fell.",
  },
  { name: "silence", output: "", code: "database", says: "could not start in /d: it said nothing." },
];
test.each(rows)("$name", ({ output, code, says }) => {
  const error = explainOutput(output, "/d", "start");
  expect(error.code).toBe(code);
  expect(error.what).toContain(says);
  expect(error.mend).toMatch(/\.$/);
});
