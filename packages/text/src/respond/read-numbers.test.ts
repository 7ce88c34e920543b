import { expect, test } from "vitest";
import { readNumbers } from "./read-numbers.ts";

test.each([
  ["figures with spaces", "вернули 14 600 рублей", [14600]],
  ["figures with commas", "840,000 users, 3.1 percent", [840000, 3.1]],
  ["scales", "£3.1m, 2 млн, two million, 5 тыс.", [3.1e6, 2e6, 2e6, 5000]],
  ["words", "двести пятьдесят вкладчиков, сорок восемь часов", [250, 48]],
  ["hundreds", "three hundred and a dozen", [300, 12]],
  ["times", "с 6:00 до 23:30", [6, 23]],
  ["one is no number", "один раз, one day", []],
  ["a percentage", "100% и 11 %", [100, 11]],
])("reads %s", (_, text, wanted) => {
  expect(readNumbers(text).map(({ value }) => value)).toEqual(wanted);
});
