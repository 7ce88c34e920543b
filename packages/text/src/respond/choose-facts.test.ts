import { expect, test } from "vitest";
import { chooseFacts } from "./choose-facts.ts";
import { weighFacts } from "./weigh-evidence.ts";

const facts = [
  {
    id: "fridge",
    text: "В кафе в Перми 7 октября витрина не держала температуру, пироги не сняли с продажи.",
  },
  { id: "open", text: "Компания не закрывает сеть. 18 октября кафе открываются в 16:00: пекари учатся." },
  { id: "cod", text: "«Помор» — 1,8 % продаж пирогов; закупочная цена трески за год выросла на 61 %." },
  {
    id: "care",
    text: "Компания оплатила обследование и лечение всех обратившихся, никто не находится в больнице.",
  },
  { id: "pay", text: "Our bakers earn at least 74,000 roubles a month since September." },
  { id: "sale", text: "The chain is not for sale; nobody negotiates with any buyer." },
];

test.each([
  ["one matter, one card", "В Перми пирог с витрины оказался испорченным, 7 октября!", ["fridge"]],
  [
    "two matters, two cards",
    "Пирог с тёплой витрины в Перми — и ребёнок в больнице на обследовании.",
    ["care", "fridge"],
  ],
  ["one word may be the whole question", "Правда, что «Заслонка» закрывается?", ["open"]],
  ["a month or a day binds nothing", "Приду в октябре, в один из дней.", []],
  ["nor does a matter of its own", "Девочки в Тюмени смеются, чай горячий.", []],
  ["English", "Is it true that Zaslonka is being sold to a buyer from Kazan?", ["sale"]],
])("what an answer may state: %s", (_, post, expected) => {
  const chosen = chooseFacts(weighFacts(post, facts, ["Заслонка", "Zaslonka"]), 2);
  expect(chosen.map(({ id }) => id)).toEqual(expected);
});
