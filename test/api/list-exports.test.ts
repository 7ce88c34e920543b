import { afterAll, beforeAll, expect, test } from "vitest";
import { exportedListNames, type ExportedList } from "@earshot/core/report/exported-lists";
import { bytesInMemory } from "@earshot/sources/table/byte-source";
import { readTable } from "@earshot/sources/table/read-table";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import type { ApiClient } from "../support/api-client.ts";
import { signInAs } from "../support/sign-in-as.ts";
import { fillLists, formula } from "./fill-lists.ts";

type Format = "csv" | "xlsx";
type Person = Awaited<ReturnType<typeof signInAs>>;

let installation: TestInstallation;
let admin: Person;
let viewer: ApiClient;
/** Each list before anything is in it. */
const emptyLists = new Map<ExportedList, string[][]>();
let entityId = 0;

/** More than any list has. */
const columnsMax = 40;
const till = new Date();
const period = `from=${new Date(till.getTime() - 86_400_000).toISOString()}&till=${till.toISOString()}`;

interface Expected {
  /** The filter, as the page says it. */
  query?: string;
  /** Heads of the Russian file: below the first stands a time, below the second a formula. */
  time: string;
  text: string;
}

const lists: Readonly<Record<Exclude<ExportedList, "mentions" | "coding" | "queues">, Expected>> = {
  audit: { query: "targetKind=source&what=source.changed", time: "Когда (UTC)", text: "Название" },
  sources: { query: "q=HYPERLINK", time: "Состояние с (UTC)", text: "Название" },
  coverage: { query: "q=HYPERLINK&days=7&zone=Europe/Moscow", time: "Отрезок с (UTC)", text: "Название" },
  stories: { query: "scope=all", time: "Первая (UTC)", text: "Название" },
  incidents: { query: "scope=all", time: "Открыт (UTC)", text: "Название" },
  alerts: { query: "state=open", time: "Началось (UTC)", text: "Правило" },
  deliveries: { time: "Создано (UTC)", text: "Тема" },
  authors: { query: "search=boss", time: "Последняя (UTC)", text: "Имя" },
  facts: { query: "standing=draft", time: "Изменено (UTC)", text: "По-русски" },
  drafts: { query: "scope=mine", time: "Изменён (UTC)", text: "Название" },
  claims: { query: "status=unchecked", time: "Изменено (UTC)", text: "Утверждение" },
  "key-messages": { query: `${period}&retired=true`, time: "Считано с (UTC)", text: "По-русски" },
  topics: { query: "days=7", time: "С (UTC)", text: "Тема" },
  presence: { query: "what=posts&days=7", time: "Опубликовано (UTC)", text: "Текст" },
};
const written = Object.entries(lists) as [keyof typeof lists, Expected][];

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = await signInAs(installation, "admin");
  viewer = await signInAs(installation, "viewer");
  for (const [list, { query }] of written)
    if (list !== "presence") emptyLists.set(list, await rowsOf(list, "csv", query));
  entityId = await fillLists(installation, admin);
});
afterAll(() => installation?.close());

/** The rows of the Russian file, its head first, as our own reader of tables takes them. */
async function rowsOf(list: ExportedList, format: Format, query = ""): Promise<string[][]> {
  const asked = list === "presence" ? `${query}&entityId=${entityId}` : query;
  const address = `/api/v1/exports/${list}/${format}?language=ru&separator=semicolon&${asked}`;
  const answer = await fetch(installation.url + address, { headers: { cookie: admin.cookie ?? "" } });
  const file = `earshot-${list}-${new Date().toISOString().slice(0, 10)}.${format}`;
  expect(answer.status, address).toBe(200);
  expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="${file}"`);
  const sheet = format === "xlsx" ? exportedListNames.ru[list] : null;
  const columns = Array.from({ length: columnsMax }, () => "");
  const shape = { format, encoding: "utf-8", separator: ";", sheet, headerRow: 0, columns } as const;
  const rows: string[][] = [];
  const bytes = bytesInMemory(Buffer.from(await answer.arrayBuffer()));
  for await (const { cells } of readTable(bytes, shape)) rows.push(cells);
  const width = rows[0]?.indexOf("") ?? 0;
  return rows.map((cells) => cells.slice(0, width));
}

test.each(written)(
  "%s: without rows just the head; filled, a formula is text and a time a date",
  async (list, given) => {
    const { query, time, text } = given;
    const [head = [], ...others] = await rowsOf(list, "csv", query);
    const cellOf = (row: readonly string[] | undefined, name: string) => row?.[head.indexOf(name)];
    if (list !== "presence") expect(emptyLists.get(list)).toEqual([head]);
    expect(new Set(head).size).toBe(head.length);
    expect(others.length).toBeGreaterThan(0);
    expect(others.map((row) => cellOf(row, text))).toContain(`'${formula}`);
    expect(cellOf(others[0], time)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const [xlsxHead, ...xlsx] = await rowsOf(list, "xlsx", query);
    expect(xlsxHead).toEqual(head);
    expect(xlsx.map((row) => cellOf(row, text))).toContain(formula);
    // The reader writes so what is a date to Excel.
    expect(cellOf(xlsx[0], time)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d/);
  },
);

test.each([
  ["queues", "Очередь", "сбор"],
  ["coding", "Что", null],
] as const)("%s: figures of ours", async (list, name, first) => {
  const [head = [], ...rows] = await rowsOf(list, "csv");
  expect(head[0]).toBe(name);
  expect(rows.map((row) => row[0]).includes("сбор")).toBe(first !== null);
});

test("a filter narrows the file as it narrows the list", async () => {
  for (const [list, query] of [
    ["audit", "what=source.retired"],
    ["sources", "state=gone"],
    ["coverage", "q=невиданное"],
    ["stories", "q=невиданное"],
    ["alerts", "state=past"],
    ["authors", "only=blocked"],
    ["facts", "q=невиданное"],
    ["drafts", "scope=published"],
    ["claims", "status=refuted"],
    ["topics", "days=30"],
    ["presence", "what=replies"],
  ] as const)
    expect(await rowsOf(list, "csv", query), list).toHaveLength(1);
});

test("heads and values are in the language that was asked for, with its separator", async () => {
  const { body } = await admin.get("/api/v1/exports/incidents/csv?language=en");
  expect(String(body)).toMatch(/^Number,Title,State,.*\r\n\d+,.*,under way,4,/);
});

test("who may not see a list may not take it along, and no line is written", async () => {
  const count = async () => (await admin.get("/api/v1/audit?what=list.exported&limit=200")).body.lines.length;
  const known = await count();
  for (const list of ["audit", "deliveries"])
    expect((await viewer.get(`/api/v1/exports/${list}/xlsx`)).status, list).toBe(403);
  expect((await viewer.get("/api/v1/exports/presence/csv?entityId=999999")).status).toBe(404);
  expect((await viewer.get("/api/v1/exports/stories/pdf")).status).toBe(404);
  expect(await count()).toBe(known);
});

test("what was taken along stands in the audit log, with its filter", async () => {
  await rowsOf("facts", "xlsx", "q=невиданное");
  const { lines } = (await admin.get("/api/v1/audit?what=list.exported&limit=1")).body;
  expect(lines[0]).toMatchObject({
    personId: admin.person.personId,
    targetKind: "list",
    targetId: "facts",
    to: { format: "xlsx", filter: { q: "невиданное" } },
  });
});
