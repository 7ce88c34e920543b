import { expect, test } from "vitest";
import { parsePostmasterFile } from "./postmaster-file.ts";

const ready = "4242\n/srv/data\n1795284930\n45011\n\n127.0.0.1\n  1234567  65536\nready   \n";
const rows = [
  { name: "a running server", text: ready, found: { pid: 4242, port: 45_011, status: "ready" } },
  {
    name: "one that starts",
    text: "4242\n/srv/data\n1795284930\n45011\n",
    found: { pid: 4242, port: 45_011, status: "" },
  },
  { name: "a half-written file", text: "4242\n", found: { pid: 4242, port: 0, status: "" } },
  { name: "single-user mode, which writes a negative pid", text: "-4242\n/srv/data\n", found: null },
  { name: "an empty file", text: "", found: null },
  { name: "something else", text: "not a pid\n", found: null },
];
test.each(rows)("$name", ({ text, found }) => {
  expect(parsePostmasterFile(text)).toEqual(found);
});
