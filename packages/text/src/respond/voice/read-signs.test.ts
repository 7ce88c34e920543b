import { expect, test } from "vitest";
import { readHumour } from "./read-signs.ts";
import { readHead } from "./voice-words.ts";

test.each([
  ["Ну да, конечно))", ["))"]],
  ["Спасибо, зайду)", [")"]],
  ["Пирог (с капустой) и чай (чёрный).", []],
  ["1) мука\n2) вода", []],
  ["Скобки (и в них (ещё)) ничего не значат", []],
  ["See you there ;)", [";)"]],
  ["That's rich LOL 😂", ["lol", "😂"]],
  ["Лучший сервис #сарказм", ["/s"]],
  ["Хаха, ладно", ["хаха"]],
])("signs of laughter and irony in %s", (text, wanted) => {
  expect(readHumour(text)).toEqual(wanted);
});

test.each([
  ["Здравствуйте, Мария Ивановна! Проверим.", "Здравствуйте", true],
  ["Надежда, добрый день.", "Добрый день", true],
  ["Эвелина Марковна, волю дам.", null, true],
  ["Коллеги журналисты. Вы пропустили слово.", "Коллеги", false],
  ["Good morning everyone", "Good morning", false],
  ["Приветливый пекарь", null, false],
  ["Мария пришла домой", null, false],
])("how %s begins", (text, greeting, isByName) => {
  expect(readHead(text)).toEqual({ greeting, isByName });
});
