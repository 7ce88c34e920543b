import { expect, test } from "vitest";
import { recogniseVendor } from "./vendors.ts";

test.each<[name: string, columns: string[], file: string, vendor: string | null]>([
  ["any table", ["Дата", "Текст", "Ссылка"], "posts.csv", null],
  ["ours", ["namespace", "externalId", "platform", "url", "text", "publishedAt"], "x.jsonl", "earshot"],
  ["Medialogia by its index", ["Дата", "Наименование СМИ", "МедиаИндекс"], "report.xlsx", "medialogia"],
  [
    "Brand Analytics by the name of its file",
    ["Дата", "Текст", "Тональность"],
    "Zavod_s_05.12.2025_13.04.2026-14.04.2026_643952c3ed42dd6e9d2b9572.xlsx",
    "brand_analytics",
  ],
  [
    "that name without any known column",
    ["a", "b"],
    "x_13.04.2026-14.04.2026_643952c3ed42dd6e9d2b9572.xlsx",
    null,
  ],
  [
    "Brandwatch",
    ["Query Id", "Query Name", "Date", "Title", "Snippet", "Url", "Domain"],
    "mentions.csv",
    "brandwatch",
  ],
  [
    "Medialogia's export of social networks",
    [
      "№",
      "Дата",
      "Сообщение",
      "Автораспознанный текст",
      "Ссылка",
      "Площадка",
      "Автор",
      "Профиль автора",
      "Блог",
      "Профиль блога",
    ],
    "export.csv",
    "medialogia",
  ],
  [
    "Medialogia's workbook",
    ["Время публикации", "Кто пишет", "Где пишет", "Текст"],
    "export.xlsx",
    "medialogia",
  ],
  [
    "Brand Analytics by its columns",
    [
      "Hash сообщения",
      "Id сообщения",
      "Дата",
      "Время",
      "Текст",
      "Url",
      "Источник",
      "Тип источника",
      "Место публикации",
    ],
    "report.xlsx",
    "brand_analytics",
  ],
  [
    "Brandwatch without the text of posts",
    ["Date", "Url", "Domain", "Page Type", "Mentioned Authors", "X Followers"],
    "bulk.csv",
    "brandwatch",
  ],
  [
    "YouScan in Spanish",
    ["Fecha", "Texto", "Tipo de recurso", "Lugar de publicación", "Alcance potencial", "Republicaciones"],
    "export.xlsx",
    "youscan",
  ],
  ["YouScan", ["sourceType", "postType", "publicationPlace", "potentialReach"], "export.csv", "youscan"],
])("%s", (_name, columns, file, vendor) => {
  expect(recogniseVendor(columns, file)).toBe(vendor);
});
