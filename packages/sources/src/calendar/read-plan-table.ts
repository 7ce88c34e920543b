import { createHash } from "node:crypto";
import { plainHeader } from "@earshot/core/import/header-name";
import { createZone } from "@earshot/core/import/zone-time";
import { parseDate } from "../feed/parse-date.ts";
import { bytesInMemory } from "../table/byte-source.ts";
import { readCsv } from "../table/read-csv.ts";
import { sniffEncoding, sniffSeparator } from "../table/sniff-text.ts";
import { TableError } from "../table/table-error.ts";
import {
  calendarLimits,
  type CalendarLine,
  type CalendarWish,
  type LineFault,
  type ReadCalendar,
  type RefusedLine,
} from "./calendar-line.ts";
import {
  kindOfWord,
  platformOf,
  splitTerms,
  stateOfWord,
  tidyNote,
  tidyTitle,
  webLink,
} from "./line-words.ts";

const columns = {
  title: "Название|Заголовок|Тема|Событие|Публикация|Что|Title|Subject|Summary|Name|Event",
  date: "Дата|Дата и время|Начало|Когда|Дата публикации|Дата начала|Date|Start|Starts|Start date|At|When|Begin",
  time: "Время|Время начала|Time|Start time",
  endDate: "Конец|Окончание|До|Дата окончания|End|Ends|End date|Till|Until|To",
  endTime: "Время окончания|End time",
  kind: "Вид|Тип|Категория|Kind|Type|Category|Categories",
  platform: "Площадка|Платформа|Канал|Сеть|Platform|Channel|Network",
  link: "Ссылка|Адрес|URL|Link",
  note: "Описание|Комментарий|Заметка|Причина|Description|Note|Notes|Reason",
  terms: "Слова|Темы|Ключевые слова|Terms|Words|Keywords",
  state: "Статус|Состояние|Status|State",
  uid: "UID|ID|Идентификатор",
} as const;
type Column = keyof typeof columns;

const byHeader = new Map(
  Object.entries(columns).flatMap(([column, names]) =>
    names.split("|").map((name) => [plainHeader(name), column as Column]),
  ),
);

/** Lines that stand before the header of a table at most. */
const headerWithin = 10;

/** Reads a plan of posts or events from CSV: encoding, separator and columns are recognised, in Russian and English. */
export async function readPlanTable(bytes: Uint8Array, wish: CalendarWish): Promise<ReadCalendar> {
  const encoding = sniffEncoding(bytes.subarray(0, 64 * 1024));
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, 64 * 1024));
  const shape = { encoding, separator: sniffSeparator(head) };
  const lines: CalendarLine[] = [];
  const refused: RefusedLine[] = [];
  let places: Map<Column, number> | null = null;
  const toUtc = createZone(wish.zone);
  try {
    for await (const { number, cells } of readCsv(bytesInMemory(bytes), shape, () => undefined)) {
      if (places === null) {
        places = placesOf(cells);
        if (places === null && number >= headerWithin) break;
        continue;
      }
      if (cells.every((cell) => cell.trim() === "")) continue;
      if (lines.length + refused.length >= calendarLimits.lines)
        return { ok: true, lines, refused, isCut: true };
      const cell = (column: Column): string => cells[places?.get(column) ?? -1] ?? "";
      const read = readRow(cell, toUtc, wish);
      if ("fault" in read) refused.push({ row: number, title: tidyTitle(cell("title")), fault: read.fault });
      else lines.push(read);
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    return { ok: false, fault: "not_a_calendar", message: error.message };
  }
  if (places === null) return { ok: false, fault: "no_columns", message: "no column of titles and of dates" };
  return { ok: true, lines, refused, isCut: false };
}

/** Null when these cells are no header: a plan needs what and when. */
function placesOf(cells: readonly string[]): Map<Column, number> | null {
  const places = new Map<Column, number>();
  for (const [place, cell] of cells.entries()) {
    const column = byHeader.get(plainHeader(cell));
    if (column !== undefined && !places.has(column)) places.set(column, place);
  }
  return places.has("title") && places.has("date") ? places : null;
}

interface Written {
  at: Date;
  isDay: boolean;
}

function readRow(
  cell: (column: Column) => string,
  toUtc: (localMs: number) => number,
  wish: CalendarWish,
): CalendarLine | { fault: LineFault } {
  const title = tidyTitle(cell("title"));
  if (title === "") return { fault: "no_title" };
  if (cell("date").trim() === "") return { fault: "no_date" };
  const start = readTime(cell("date"), cell("time"), toUtc);
  if (start === null) return { fault: "bad_date" };
  const isEndSaid = cell("endDate").trim() !== "" || cell("endTime").trim() !== "";
  const end = isEndSaid ? readTime(cell("endDate") || dayOf(cell("date")), cell("endTime"), toUtc) : null;
  if (isEndSaid && end === null) return { fault: "bad_end" };
  const till = endOf(start, end);
  if (till !== null && till <= start.at) return { fault: "ends_before" };
  if ((till ?? start.at) < wish.from) return { fault: "out_of_window" };
  const platform = platformOf(cell("platform"));
  const uid = cell("uid").trim();
  if (uid.startsWith("earshot-")) return { fault: "own" };
  return {
    uid: uid === "" ? printOf([title, start.at.toISOString(), platform ?? ""]) : uid.slice(0, 500),
    kind: kindOfWord(cell("kind")),
    title,
    note: tidyNote(cell("note")),
    at: start.at,
    till,
    isAllDay: start.isDay && (end === null || end.isDay),
    platform,
    link: webLink(cell("link")),
    terms: splitTerms(cell("terms")),
    state: stateOfWord(cell("state")),
  };
}

/** A last day is meant with all of its hours. */
function endOf(start: Written, end: Written | null): Date | null {
  if (end === null) return start.isDay ? new Date(start.at.getTime() + 24 * 3_600_000) : null;
  return end.isDay ? new Date(end.at.getTime() + 24 * 3_600_000) : end.at;
}

function readTime(date: string, time: string, toUtc: (localMs: number) => number): Written | null {
  const clock = /\d{1,2}:\d{2}/u.exec(time)?.[0] ?? null;
  const isDay = clock === null && !/\d{1,2}:\d{2}/u.test(date);
  const parsed = parseDate(clock === null ? date : `${dayOf(date)} ${clock}`);
  if (parsed === null) return null;
  const { localMs, zoneMinutes } = parsed;
  const ms = zoneMinutes === null ? toUtc(localMs) : localMs - zoneMinutes * 60_000;
  return Number.isFinite(ms) ? { at: new Date(ms), isDay } : null;
}

/** The day of a date that may have its hour beside it. */
function dayOf(date: string): string {
  return date.trim().replace(/[T ]\d{1,2}:\d{2}.*$/u, "");
}

/** Stands for a row that has no id of its own. */
function printOf(parts: readonly string[]): string {
  return `row-${createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 32)}`;
}
