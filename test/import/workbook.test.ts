import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { writeSheets, writeWorkbook } from "@earshot/documents/write-workbook";
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

test("rows beyond what a sheet holds go on in the next, under the same header", async () => {
  const rows = Readable.from([["а"], ["б"], ["в"], ["г"], ["д"]]);
  const full = Readable.from([["1"], ["2"]]);
  const written = writeSheets(
    [
      { name: "Лист", header: ["Текст"], rows },
      { name: "Ровно", header: ["Текст"], rows: full },
      { name: "Пусто", header: ["Текст"], rows: Readable.from([]) },
    ],
    2,
  );
  const source = bytesInMemory(await buffer(written));
  const { shape, sheets } = await lookAtTable(source, {});
  expect(sheets).toEqual(["Лист", "Лист (2)", "Лист (3)", "Ровно", "Пусто"]);
  const read: string[] = [];
  for (const sheet of sheets.slice(0, 3))
    for await (const { cells } of readTable(source, { ...shape, sheet })) read.push(...cells);
  expect(read).toEqual(["а", "б", "в", "г", "д"]);
});

test("what breaks off while rows come breaks the file off", async () => {
  const rows = (async function* () {
    yield ["а"];
    throw new Error("the database went away");
  })();
  await expect(buffer(writeWorkbook("Лист", ["Текст"], rows))).rejects.toThrow("the database went away");
});
