import { expect, test } from "vitest";
import type { ImportField } from "./field.ts";
import { guessFields } from "./guess-fields.ts";

const short = "Текст";
const long = "Очень длинный рассказ о том, что случилось на заводе вчера вечером и почему.";

test.each<[name: string, columns: string[], rows: string[][], fields: (ImportField | null)[]]>([
  ["Russian names", ["Дата публикации", "Текст", "Ссылка"], [], ["date", "text", "url"]],
  ["any case, spaces and signs", [" ДАТА  публикации: ", "ТЕКСТ", "url "], [], ["date", "text", "url"]],
  ["ё is е", ["Дата", "Текст", "Вовлечённость"], [], ["date", "text", null]],
  [
    "English names",
    ["Published", "Full Text", "Post URL", "Followers"],
    [],
    ["date", "text", "url", "followers"],
  ],
  ["the surer name wins", ["Snippet", "Full Text", "Date"], [], [null, "text", "date"]],
  ["date and time apart", ["Дата", "Время", "Сообщение"], [], ["date", "time", "text"]],
  [
    "a time that is a whole date",
    ["Время публикации", "Кто пишет", "Где пишет", "Сообщение"],
    [["05.03.2026 14:05", "Анна", "Подслушано", long]],
    ["date", "author", "place", "text"],
  ],
  [
    "Spanish names, as YouScan writes them",
    ["Fecha", "Hora", "Texto", "URL", "Autor", "Lugar de publicación", "Me gusta", "Alcance potencial"],
    [],
    ["date", "time", "text", "url", "author", "place", "likes", null],
  ],
  ["several tags", ["Теги", "Тональность", "Регион"], [], ["tags", "tag", "tag"]],
  ["a reach is no number of followers", ["Охват", "Reach"], [], [null, null]],
  ["a number of a row is no id", ["№", "Текст"], [], [null, "text"]],
  ["paths of JSON", ["author.name", "engagement.likes", "text"], [], ["author", "likes", "text"]],
  [
    "no names that say anything: links, dates and the longest texts are seen",
    ["A", "B", "C"],
    [
      ["05.03.2026 14:05", long, "https://a.example/1"],
      ["06.03.2026", long, "https://a.example/2"],
    ],
    ["date", "text", "url"],
  ],
  ["a title is text enough", ["Заголовок", "X"], [[long, short]], ["title", null]],
])("%s", (_name, columns, rows, fields) => {
  expect(guessFields(columns, rows)).toEqual(fields);
});
