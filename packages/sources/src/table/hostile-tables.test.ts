import { expect, test } from "vitest";
import { bytesInMemory } from "./byte-source.ts";
import { lookAtTable } from "./look-at-table.ts";
import { readTable } from "./read-table.ts";
import { compoundFile, inlineRow, rawWorkbook, sheetOf, zipped } from "./sample-files.ts";
import { TableError } from "./table-error.ts";

const header = inlineRow(["Дата", "Текст"]);
const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
const bomb = `<sst><si><t>${" ".repeat(10_000_000)}</t></si></sst>`;
const picture = Buffer.concat([
  Buffer.from("89504e470d0a1a0a", "hex"),
  Buffer.alloc(999, "\u0000\u0000\u0001"),
]);

test.each<[name: string, make: () => Buffer | Promise<Buffer>, trouble: string]>([
  ["nothing", () => Buffer.alloc(0), "empty"],
  ["an encrypted workbook", () => compoundFile("EncryptedPackage"), "encrypted"],
  ["a workbook of Excel 97", () => compoundFile("Workbook"), "old_excel"],
  ["a page called .xls", () => Buffer.from("<html><table><tr><td>1</td></tr></table>"), "html"],
  ["a picture", () => picture, "unknown"],
  ["an archive of something else", () => zipped({ "readme.txt": "hello" }), "archive"],
  ["gzip", () => Buffer.from("1f8b08000000000000", "hex"), "archive"],
  ["a workbook of OpenDocument", () => zipped({ mimetype: "x", "content.xml": "<a/>" }), "open_document"],
  ["a binary workbook", () => zipped({ "xl/workbook.bin": "x" }), "binary_excel"],
  ["half a workbook", async () => (await rawWorkbook(sheetOf(header))).subarray(0, 200), "damaged"],
  ["a billion laughs", () => rawWorkbook(laughs + sheetOf(header)), "doctype"],
  [
    "a workbook that unfolds without end",
    () => rawWorkbook(sheetOf(header), { "xl/sharedStrings.xml": bomb }),
    "zip_bomb",
  ],
  ["XML nested without end", () => rawWorkbook("<a>".repeat(10_000)), "damaged"],
  [
    "a quotation mark never closed",
    () => Buffer.from(`date,text\n2026-01-01,"${"x".repeat(4_100_000)}`),
    "row_too_long",
  ],
  ["too many columns", () => Buffer.from(`${"a,".repeat(600)}a\n${"1,".repeat(600)}1`), "too_many_columns"],
  ["JSON lines without an object", () => Buffer.from('{"a"\n{"b"'), "unknown"],
])("%s", async (_name, make, trouble) => {
  const source = bytesInMemory(await make());
  const failure = await lookAtTable(source, {}).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(TableError);
  expect((failure as TableError).trouble).toBe(trouble);
});

test("an entity that nobody declared stays as it is written, a giant cell is cut", async () => {
  const rows = [inlineRow(["1", "я".repeat(300_000)]), inlineRow(["2", "&xxe; &#x1F600; &lt;b&gt;"])];
  const source = bytesInMemory(await rawWorkbook(sheetOf(header + rows.join(""))));
  const { shape } = await lookAtTable(source, {});
  const cells: string[] = [];
  for await (const row of readTable(source, shape)) cells.push(row.cells[1] ?? "");
  expect(cells[0]).toHaveLength(200_000);
  expect(cells[1]).toBe("&xxe; 😀 <b>");
});
