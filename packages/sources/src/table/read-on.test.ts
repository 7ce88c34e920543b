import { expect, test } from "vitest";
import { createAddressPrints } from "./address-prints.ts";
import { bytesInMemory } from "./byte-source.ts";
import { lookAtTable } from "./look-at-table.ts";
import { readTable } from "./read-table.ts";
import { inlineRow, rawWorkbook, sheetOf, windows1251 } from "./sample-files.ts";
import { tableStart, type TablePlace } from "./table-row.ts";

const csv = 'Дата;Текст;Автор\r\n1;"а;\r\n""б"" 😀";x\r\n\r\n2;5" дисплей;y;z\r\n3\r\n4;конец;ё';
const jsonl = '{"date":1,"text":"а😀"}\r\n\n{broken\n{"date":2,"text":"б"}\n{"date":3,"text":"в"}';

test.each<[name: string, make: () => Buffer | Promise<Buffer>, entersAtByte: boolean]>([
  ["UTF-8", () => Buffer.from(csv), true],
  ["UTF-8 with a mark", () => Buffer.from(`\ufeff${csv}`), true],
  [
    "UTF-8 with a broken byte",
    () => Buffer.concat([Buffer.from(csv), Buffer.from([0xff, 0x0a, 0x35])]),
    true,
  ],
  ["windows-1251", () => windows1251(csv), true],
  ["UTF-16", () => Buffer.from(`\ufeff${csv.replaceAll(";", "\t")}`, "utf16le"), false],
  ["JSON lines", () => Buffer.from(jsonl), true],
  ["JSON lines with a mark", () => Buffer.from(`\ufeff${jsonl}\n`), true],
  [
    "a workbook",
    () =>
      rawWorkbook(
        sheetOf(
          [
            ["a", "b"],
            ["c", "d"],
            ["e", "f"],
          ]
            .map(inlineRow)
            .join(""),
        ),
      ),
    false,
  ],
])("%s is read on after any of its rows", async (_name, make, entersAtByte) => {
  const source = bytesInMemory(await make());
  const { shape } = await lookAtTable(source, {});
  const readFrom = async (from: TablePlace) => {
    const rows = [];
    for await (const { number, cells, nextByte = null } of readTable(source, shape, from))
      rows.push({ number, cells, nextByte });
    return rows;
  };
  const all = await readFrom(tableStart);
  expect(all.length).toBeGreaterThan(1);
  expect(all.every(({ nextByte }) => (nextByte !== null) === entersAtByte)).toBe(true);
  for (const [at, { number, nextByte }] of all.entries())
    expect(await readFrom({ afterRow: number, byte: nextByte, rows: at + 1 })).toEqual(all.slice(at + 1));
});

test("addresses are known after going on, and of a new one the first contents count", () => {
  const first = createAddressPrints();
  const places = Array.from({ length: 5_000 }, (_, n) => (n * 7_919_017 * 31) % 2 ** 48);
  for (const [n, place] of places.entries()) expect(first.first(place, n)).toBe(n);
  const half = [first.takeFresh(), first.takeFresh()];
  expect(half.map((bytes) => bytes.byteLength)).toEqual([50_000, 0]);
  const second = createAddressPrints(half);
  for (const [n, place] of places.entries()) expect(second.first(place, 77)).toBe(n);
  expect(second.takeFresh()).toHaveLength(0);
  expect([second.first(2 ** 48 - 1, 2 ** 32 - 1), second.first(2 ** 48 - 1, 1)]).toEqual([
    2 ** 32 - 1,
    2 ** 32 - 1,
  ]);
  expect(createAddressPrints([...half, second.takeFresh()]).first(2 ** 48 - 1, 1)).toBe(2 ** 32 - 1);
});
