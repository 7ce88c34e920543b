import { expect, test } from "vitest";
import { drawQuery } from "./draw-query.ts";
import { parseQuery } from "./parse-query.ts";
import { choiceFields, fieldNames, isNameField, isTimeField, type QueryField } from "./query-fields.ts";
import { choiceValues } from "./query-values.ts";

function drawn(text: string): unknown {
  const parsed = parseQuery(text);
  return "query" in parsed ? drawQuery(parsed.query) : parsed;
}

const fields: [name: string, text: string, drawn: string][] = [
  ["a value of a list", "severity:4", "severity=4"],
  ["several values", "severity:4,5", "or(severity=4 severity=5)"],
  ["values in brackets", "lang:(ru OR en)", "lang:ru,en"],
  ["values in brackets with commas", "язык:(русский, английский)", "lang:ru,en"],
  ["values in brackets with ИЛИ", "lang:(ru ИЛИ en | uk)", "lang:ru,en,uk"],
  ["a value twice", "lang:(ru, русский)", "lang:ru"],
  ["a comparison after the colon", "severity:>=3", "severity>=3"],
  ["a comparison without colon", "severity>=3", "severity>=3"],
  ["spaces around the sign", "severity >= 3", "severity>=3"],
  ["a space after the colon", "источник: Вестник", 'source:"Вестник"'],
  ["an arrow the wrong way round", "severity=>3", "severity>=3"],
  ["a sign of one letter", "важность≥4", "severity>=4"],
  ["unlike", "status!=new", "not(status:new)"],
  ["unlike after the colon", "status:!=new", "not(status:new)"],
  ["unlike in another way", "status<>new", "not(status:new)"],
  ["a range", "severity:2..4", "and(severity>=2 severity<=4)"],
  ["a range with a hyphen", "followers:1000-5000", "and(followers>=1000 followers<=5000)"],
  ["a range the wrong way round", "severity:4..2", "and(severity>=2 severity<=4)"],
  ["thousands", "followers>1.5k", "followers>1500"],
  ["thousands in Russian", "подписчики>1,5к", "followers>1500"],
  ["thousands in words", "подписчики>20тыс", "followers>20000"],
  ["millions", "reach>=2m", "reach>=2000000"],
  ["percent", "confidence<80%", "confidence<0.8"],
  ["a severity by name", "важность:кризис", "severity=5"],
  ["from a severity by name", "severity>=issue", "severity>=3"],
  ["a tier by name", "уровень:федеральный", "tier=1"],
  ["a status by its words", "статус:«в работе»", "status:in_progress"],
  ["a status with an underscore", "status:in_progress", "status:in_progress"],
  ["a direction by its words", 'direction:"unpopular decision"', "direction:unpopular_decision"],
  ["a platform by its nickname", "platform:tg,вк", "platform:telegram,vk"],
  ["a name of two words in brackets", "source:(РИА Новости)", 'source:"РИА Новости"'],
  ["a name in quotes", 'source:"РИА Новости"', 'source:"РИА Новости"'],
  ["a name in Russian quotes", "автор:«Иван Петров»", 'author:"Иван Петров"'],
  ["names", 'source:(Вестник, "РИА Новости")', 'source:"Вестник":"РИА Новости"'],
  ["a whole name", "tag=магазин", 'tag="магазин"'],
  ["an account", "author:@ivan", 'author:"@ivan"'],
  ["a number of something", "source:#12", 'source:"#12"'],
  ["me", "assignee:me", "assignee:me"],
  ["me in Russian", "исполнитель:я", "assignee:me"],
  ["nobody", "assignee:никто", "assignee:nobody"],
  ["me or somebody", "assignee:(me, Анна)", 'or(assignee:me assignee:"Анна")'],
  ["somebody called so", 'assignee:"me"', 'assignee:"me"'],
  ["today", "published:today", "and(published>=day-0 published<day--1)"],
  ["yesterday", "опубликовано:вчера", "and(published>=day-1 published<day-0)"],
  ["the last days", "published:7d", "published>=-10080min"],
  ["the last hours", "найдено:24ч", "found>=-1440min"],
  ["longer ago", "published<30д", "published<-43200min"],
  ["a day", "published:2026-11-05", "and(published>=2026-11-05 published<2026-11-06)"],
  ["a day in the Russian way", "дата:05.11.2026", "and(published>=2026-11-05 published<2026-11-06)"],
  ["a month", "published:2026-02", "and(published>=2026-02-01 published<2026-03-01)"],
  ["a year", "published:2026", "and(published>=2026-01-01 published<2027-01-01)"],
  ["from a day", "published>=2026-11-05", "published>=2026-11-05"],
  ["after a day", "published>2026-11-05", "published>=2026-11-06"],
  ["before a day", "published<2026-11-05", "published<2026-11-05"],
  ["up to a day", "published<=2026-11-05", "published<2026-11-06"],
  ["days", "published:2026-11-01..2026-11-05", "and(published>=2026-11-01 published<2026-11-06)"],
  [
    "days across the year",
    "published:30.12.2025..02.01.2026",
    "and(published>=2025-12-30 published<2026-01-03)",
  ],
  ["an instant", "found>=2026-11-05T14:30+03:00", "found>=2026-11-05T11:30:00.000Z"],
  ["the leap day", "published:2024-02-29", "and(published>=2024-02-29 published<2024-03-01)"],
  ["a title", "title:пожар", "title(пожар)"],
  ["a title of either", "заголовок:(пожар ИЛИ дым)", "title(or(пожар дым))"],
  ["a phrase of a title", 'title:"пожар на заводе"', 'title("пожар на заводе")'],
  ["not in the title", "-title:пожар", "not(title(пожар))"],
  ["a field beside words", "пожар severity>=4 завод", "and(пожар severity>=4 завод)"],
  ["a field or words", "пожар OR severity>=4", "or(пожар severity>=4)"],
  ["without a field", "пожар -source:Вестник", 'and(пожар not(source:"Вестник"))'],
  ["without a field in words", "пожар НЕ источник:Вестник", 'and(пожар not(source:"Вестник"))'],
  [
    "everything at once",
    '(пожар* OR "дым над заводом") -учения (source:Вестник OR followers>1000) status:new,waiting',
    'and(or(пожар* "дым над заводом") not(учения) or(source:"Вестник" followers>1000) status:new,waiting)',
  ],
  ["what has a note", "has:note", "has:note"],
  ["what has a note in Russian", "есть:заметка", "has:note"],
  ["what is a reply", "это:ответ", "is:reply"],
  ["number of a story", "story:17", "story=17"],
  ["size of a story", "copies>=3", "copies>=3"],
  ["a part of an address", "url:lenta.ru/news", 'url:"lenta.ru/news"'],
  ["a letter before a colon that is no field", "a:b", '"a b"'],
  ["a time of the day", "в 12:30", 'and(в "12 30")'],
  ["what is overdue", "due:overdue", "clock:late"],
  ["what is overdue in Russian", "срок:просрочено", "clock:late"],
  ["what is not overdue", "due!=overdue", "not(clock:late)"],
  ["what is due soon", "due:2h", "due:..+120min"],
  ["what is due soon, compared", "due:<2h", "due:..+120min"],
  ["what is due later", "срок>2ч", "due:+120min.."],
  ["what is due today", "due:today", "due:day-0..day--1"],
  ["what is due up to today", "срок<=сегодня", "due:..day--1"],
  ["what is due tomorrow", "due:завтра", "due:day--1..day--2"],
  ["what is due on a day", "due:2026-11-25", "due:2026-11-25..2026-11-26"],
  ["what is due between", "due:1h..1d", "due:+60min..+1440min"],
  ["any of several times", "due:(overdue, today)", "or(clock:late due:day-0..day--1)"],
  ["clocks that hold still", "часы:стоят", "clock:paused"],
  ["what was put off", "это:отложено", "is:snoozed"],
  ["what one has starred", "is:starred,unread", "is:starred,unread"],
  ["a name in capitals", "SEVERITY:4 Источник:вестник", 'and(severity=4 source:"вестник")'],
  ["a field within a word", "пересtatus:new", '"пересtatus new"'],
];

test.each(fields)("reads %s", (_name, text, expected) => {
  expect(drawn(text)).toBe(expected);
});

const everyName = (Object.keys(fieldNames) as QueryField[]).flatMap((field) =>
  [...fieldNames[field].en, ...fieldNames[field].ru].map((name) => [name, field] as const),
);

function exampleOf(field: QueryField): string {
  const choice = choiceFields.find((each) => each === field);
  if (choice !== undefined) return choiceValues[choice][0]?.value ?? "";
  if (field === "title") return "слово";
  if (isNameField(field)) return "Имя";
  if (field === "due") return "2h";
  return isTimeField(field) ? "2026-11-05" : "3";
}

test.each(everyName)("%s is a field of its own", (name, field) => {
  expect(drawn(`${name}:${exampleOf(field)}`)).toBe(drawn(`${fieldNames[field].en[0]}:${exampleOf(field)}`));
  expect(JSON.stringify(parseQuery(`${name.toUpperCase()}:${exampleOf(field)}`))).toContain(`"${field}"`);
});

test("no two fields share a name", () => {
  expect(new Set(everyName.map(([name]) => name)).size).toBe(everyName.length);
});

const everyValue = choiceFields.flatMap((field) =>
  choiceValues[field].flatMap(({ value, en, ru, also }) =>
    [value, en, ru, ...also].map((name) => [field, name, value] as const),
  ),
);

test.each(everyValue)("%s:%s is %s", (field, name, value) => {
  expect(drawn(`${field}:"${name}"`)).toBe(`${field}:${value}`);
});
