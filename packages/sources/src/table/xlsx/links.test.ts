import { expect, test } from "vitest";
import { bytesInMemory } from "../byte-source.ts";
import { guessReading } from "../guess-reading.ts";
import { lookAtTable } from "../look-at-table.ts";
import { readTable } from "../read-table.ts";
import { inlineRow, rawWorkbook } from "../sample-files.ts";

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook whose sheet has these links. */
async function linked(
  rows: readonly string[][],
  links: readonly [ref: string, target: string, more?: string][],
) {
  const targets = links.map(
    ([, target], n) =>
      `<Relationship Id="rId${n}" Type="${relations}/hyperlink" Target="${target}" TargetMode="External"/>`,
  );
  const cells = links.map(([ref, , more = ""], n) => `<x:hyperlink ref="${ref}" r:id="rId${n}" ${more}/>`);
  const sheet = `<x:worksheet xmlns:x="x" xmlns:r="${relations}"><sheetData>${rows.map(inlineRow).join("")}</sheetData>
    <x:hyperlinks>${cells.join("")}</x:hyperlinks><pageMargins left="1"/></x:worksheet>`;
  const bytes = await rawWorkbook(sheet, {
    "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships>${targets.join("")}</Relationships>`,
  });
  const source = bytesInMemory(bytes);
  const look = await lookAtTable(source, {});
  const { columns, fields } = guessReading(look, "posts.xlsx", "UTC").reading;
  const read: string[][] = [];
  for await (const row of readTable(source, look.shape)) read.push(row.cells);
  expect(look.rows.map((row) => row.cells)).toEqual(read);
  return { columns, fields, read };
}

test("a headline that links to its post gives both, an author leads to the author", async () => {
  const { columns, fields, read } = await linked(
    [
      ["Дата", "Заголовок", "Автор"],
      ["2026-03-01", "Заслонка подорожала", "Анна"],
      ["2026-03-02", "hyperlinks &lt;hyperlinks&gt;", "Анна"],
      ["2026-03-03", "Без ссылки", "Борис"],
    ],
    [
      ["B2", "https://a.example/1?x=1&amp;y=2"],
      ["B3", "https://a.example/2", 'location="part"'],
      ["C2:C3", "https://vk.com/id1"],
      ["C4", "mailto:boris@a.example"],
    ],
  );
  expect(columns).toEqual(["Дата", "Заголовок", "Автор", "Заголовок ↗", "Автор ↗"]);
  expect(fields).toEqual(["date", "title", "author", "url", "author_url"]);
  expect(read).toEqual([
    ["2026-03-01", "Заслонка подорожала", "Анна", "https://a.example/1?x=1&y=2", "https://vk.com/id1"],
    ["2026-03-02", "hyperlinks <hyperlinks>", "Анна", "https://a.example/2#part", "https://vk.com/id1"],
    ["2026-03-03", "Без ссылки", "Борис", "", ""],
  ]);
});

test.each<[name: string, header: string, shown: string[], expected: string[]]>([
  [
    "a word that stands for the address",
    "Что-то",
    ["Открыть", "Открыть"],
    ["https://a.example/0", "https://a.example/1"],
  ],
  [
    "a column of addresses, whatever it shows",
    "Ссылка",
    ["раз", "два"],
    ["https://a.example/0", "https://a.example/1"],
  ],
  [
    "the address itself",
    "Что-то",
    ["https://a.example/0", "нет"],
    ["https://a.example/0", "https://a.example/1"],
  ],
])("%s gives way to it", async (_name, header, shown, expected) => {
  const { columns, read } = await linked(
    [["Дата", header], ...shown.map((text) => ["2026-03-01", text])],
    shown.map((_, n) => [`B${n + 2}`, `https://a.example/${n}`]),
  );
  expect(columns).toEqual(["Дата", header]);
  expect(read.map((cells) => cells[1])).toEqual(expected);
});

test("a column that nobody knows keeps what it says, and a table with its own addresses these", async () => {
  const { columns, fields, read } = await linked(
    [
      ["Дата", "Заголовок", "URL", "Что-то"],
      ["2026-03-01", "Заголовок один", "https://own.example/1", "раз"],
      ["2026-03-01", "Заголовок два", "https://own.example/2", "два"],
      ["2026-03-01", "Заголовок три", "https://own.example/3", "три"],
    ],
    [2, 3, 4].flatMap((row): [string, string][] => [
      [`B${row}`, "https://shop.example"],
      [`D${row}`, `https://some.example/${row}`],
    ]),
  );
  expect(columns).toEqual(["Дата", "Заголовок", "URL", "Что-то", "Заголовок ↗", "Что-то ↗"]);
  expect(fields.slice(3)).toEqual([null, null, null]);
  expect(fields[2]).toBe("url");
  expect(read[0]).toEqual([
    "2026-03-01",
    "Заголовок один",
    "https://own.example/1",
    "раз",
    "https://shop.example",
    "https://some.example/2",
  ]);
});
