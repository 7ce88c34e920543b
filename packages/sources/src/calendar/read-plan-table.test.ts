import { expect, test } from "vitest";
import { windows1251 } from "../table/sample-files.ts";
import { readCalendar } from "./read-calendar.ts";

const wish = {
  zone: "Europe/Moscow",
  from: new Date("2026-02-01T00:00:00Z"),
  till: new Date("2026-06-01T00:00:00Z"),
};

test("a Russian plan in windows-1251 with semicolons: what is understood, and every refused row with its reason", async () => {
  const table = [
    "Контент-план;;;;;;",
    "Дата;Время;Название;Вид;Площадка;Дата окончания;Слова",
    "02.03.2026;12:00;Весеннее меню;пост;Telegram;;",
    "05.03.2026;;Отчётность;тишина;;07.03.2026;выручка, прибыль",
    ";;Без даты;пост;;;",
    "завтра;;Когда-нибудь;пост;;;",
    "05.03.2026;;;пост;;;",
    "05.03.2026;;Назад;событие;;01.03.2026;",
    ";;;;;;",
  ].join("\r\n");
  const read = await readCalendar(windows1251(table), wish);
  expect(read).toMatchObject({
    ok: true,
    lines: [
      { title: "Весеннее меню", kind: "post", platform: "telegram", till: null, isAllDay: false },
      { title: "Отчётность", kind: "quiet", isAllDay: true, terms: ["выручка", "прибыль"] },
    ],
    refused: [
      { row: 5, fault: "no_date" },
      { row: 6, title: "Когда-нибудь", fault: "bad_date" },
      { row: 7, fault: "no_title" },
      { row: 8, fault: "ends_before" },
    ],
  });
  if (!read.ok) throw new Error(read.message);
  expect(read.lines.map(({ at, till }) => [at.toISOString(), till?.toISOString()])).toEqual([
    ["2026-03-02T09:00:00.000Z", undefined],
    ["2026-03-04T21:00:00.000Z", "2026-03-07T21:00:00.000Z"],
  ]);
});

test("the same row has the same id in the next file; another table is none of plans; a huge file is not read", async () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const ids = async (text: string): Promise<string[]> => {
    const read = await readCalendar(bytes(text), wish);
    return read.ok ? read.lines.map(({ uid }) => uid) : [];
  };
  const [first] = await ids("Title,Date\nMenu,2026-03-02 12:00\n");
  expect(await ids("Date,Title\n2026-03-02 12:00,Menu\n2026-03-03 12:00,Menu\n")).toEqual([
    first,
    expect.any(String),
  ]);
  expect(await readCalendar(bytes("a,b\n1,2\n"), wish)).toMatchObject({ ok: false, fault: "no_columns" });
  expect(await readCalendar(new Uint8Array(3_000_000), wish)).toMatchObject({
    ok: false,
    fault: "too_large",
  });
});
