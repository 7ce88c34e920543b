import { expect, test } from "vitest";
import { bytesInMemory } from "./byte-source.ts";
import { guessReading } from "./guess-reading.ts";
import { lookAtTable, type ShapeWish } from "./look-at-table.ts";
import { readTable } from "./read-table.ts";
import { inlineRow, rawWorkbook, sheetOf, windows1251, zipped } from "./sample-files.ts";

async function read(bytes: Buffer, wish: ShapeWish = {}) {
  const source = bytesInMemory(bytes);
  const { shape } = await lookAtTable(source, wish);
  const rows: [number, ...string[]][] = [];
  for await (const { number, cells } of readTable(source, shape)) rows.push([number, ...cells]);
  return { shape, rows };
}

const plain = "Дата,Текст\n1,один\n\n2,два\n";
const two = [
  [2, "1", "один"],
  [4, "2", "два"],
];

test.each<[name: string, bytes: Buffer, encoding: string, separator: string]>([
  ["UTF-8", Buffer.from(plain), "utf-8", ","],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${plain}`), "utf-8", ","],
  ["windows-1251 with semicolons", windows1251(plain.replaceAll(",", ";")), "windows-1251", ";"],
  [
    "UTF-16 with tabs, as Excel saves Unicode text",
    Buffer.from(`\ufeff${plain.replaceAll(",", "\t")}`, "utf16le"),
    "utf-16le",
    "\t",
  ],
  ["bars", Buffer.from(plain.replaceAll(",", "|")), "utf-8", "|"],
])("%s", async (_name, bytes, encoding, separator) => {
  const { shape, rows } = await read(bytes);
  expect(shape).toMatchObject({
    format: "csv",
    encoding,
    separator,
    headerRow: 1,
    columns: ["Дата", "Текст"],
  });
  expect(rows).toEqual(two);
});

test("quoted line breaks, separators and quotation marks; stray marks; rows of any width", async () => {
  const { rows } = await read(
    Buffer.from('Дата;Текст;Автор\r\n1;"a;\r\n""b""";x\r\n2;5" дисплей;y;z\r\n3\r\n'),
  );
  expect(rows).toEqual([
    [2, "1", 'a;\r\n"b"', "x", ""],
    [3, "2", '5" дисплей', "y", "z"],
    [4, "3", "", "", ""],
  ]);
});

test("the line by which Excel names the separator", async () => {
  const { shape, rows } = await read(Buffer.from("sep=;\r\nДата;Текст\r\n1;a,b,c\r\n"));
  expect(shape).toMatchObject({ separator: ";", headerRow: 2 });
  expect(rows).toEqual([[3, "1", "a,b,c"]]);
});

test("a person's word counts more than what is guessed", async () => {
  const { shape, rows } = await read(windows1251("a;b\nДата;Текст\n1;один\n"), {
    headerRow: 2,
    encoding: "koi8-r",
  });
  expect(shape.columns).not.toContain("Текст");
  expect(rows).toHaveLength(1);
});

test("JSON lines: what lies deeper is called by its path, a broken line comes as it is", async () => {
  const { shape, rows } = await read(
    Buffer.from('{"text":"a","author":{"name":"Анна"},"tags":["x","y"]}\n{broken\n{"text":"b","likes":3}\n'),
  );
  expect(shape.columns).toEqual(["text", "author.name", "tags", "likes"]);
  expect(rows).toEqual([
    [1, "a", "Анна", "x, y", ""],
    [2, "{broken"],
    [3, "b", "", "", "3"],
  ]);
});

const styles = `<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[$-419]dd\\.mm\\.yyyy"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>`;
const strings =
  "<sst><si><t>Дата</t></si><si><r><t>Те</t></r><r><t>кст</t></r><rPh><t>!</t></rPh></si></sst>";

test("shared and rich texts, styles of dates, gaps, links by formula, errors", async () => {
  const rows = `<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="str"><v>Время</v></c><c r="E3" t="str"><v>Ссылка</v></c></row>
    <row r="5"><c r="B5" s="2"><v>46086</v></c><c r="C5" t="str"><f>A1</f><v>x</v></c><c r="D5" s="3"><v>0.5868055556</v></c>
      <c r="E5" t="str"><f>HYPERLINK("https://a.example/?a=1&amp;b=2","Открыть")</f><v>Открыть</v></c></row>
    <row r="6"><c r="B6" s="1"><v>46086.25</v></c><c r="C6" t="e"><v>#REF!</v></c><c r="E6"><v>1.2345E+18</v></c></row>`;
  const bytes = await rawWorkbook(sheetOf(rows), {
    "xl/styles.xml": styles,
    "xl/sharedStrings.xml": strings,
  });
  const { shape, rows: found } = await read(bytes);
  expect(shape).toMatchObject({ headerRow: 3, columns: ["A", "Дата", "Текст", "Время", "Ссылка"] });
  expect(found).toEqual([
    [5, "", "2026-03-05", "x", "14:05:00", "https://a.example/?a=1&b=2"],
    [6, "", "2026-03-05 06:00:00", "", "", "1234500000000000000"],
  ]);
});

test("a report with a cover sheet: the sheet with the posts is found, a hidden one is none", async () => {
  const posts =
    inlineRow(["Дата", "Текст", "Место публикации"]) +
    inlineRow(["1", "а", "б"]) +
    inlineRow(["2", "в", "г"]);
  const bytes = await zipped({
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="Secret" state="hidden" r:id="c"/><sheet name="Обложка" r:id="a"/><sheet name="Упоминания" r:id="b"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Target="worksheets/one.xml"/><Relationship Id="b" Target="/xl/worksheets/two.xml"/><Relationship Id="c" Target="worksheets/one.xml"/></Relationships>`,
    "xl/worksheets/one.xml": sheetOf(inlineRow(["Отчёт за март"])),
    "xl/worksheets/two.xml": sheetOf(posts),
  });
  const look = await lookAtTable(bytesInMemory(bytes), {});
  expect(look.sheets).toEqual(["Обложка", "Упоминания"]);
  expect(look.shape.sheet).toBe("Упоминания");
  expect(guessReading(look, "x.xlsx", "UTC").reading.fields).toEqual(["date", "text", "place"]);
});
