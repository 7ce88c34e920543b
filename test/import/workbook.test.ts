import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { writeWorkbook } from "@earshot/documents/write-workbook";
import { bytesInMemory } from "@earshot/sources/table/byte-source";
import { lookAtTable } from "@earshot/sources/table/look-at-table";
import { readTable } from "@earshot/sources/table/read-table";
import { expect, test } from "vitest";

test("what we write as a workbook is read back: dates, numbers, formulas as text", async () => {
  const at = new Date("2026-03-05T14:05:00Z");
  const written = writeWorkbook(
    "Лист",
    ["Дата", "Текст", "Лайки"],
    Readable.from([
      [at, "=1+1 <&>\u0001 _x0041_", 5],
      [null, "б", null],
    ]),
  );
  const source = bytesInMemory(await buffer(written));
  const { shape } = await lookAtTable(source, {});
  const rows: [number, ...string[]][] = [];
  for await (const { number, cells } of readTable(source, shape)) rows.push([number, ...cells]);
  expect(shape).toMatchObject({ format: "xlsx", sheet: "Лист", headerRow: 1 });
  expect(rows).toEqual([
    [2, "2026-03-05 14:05:00", "=1+1 <&> _x005F_x0041_", "5"],
    [3, "", "б", ""],
  ]);
});
