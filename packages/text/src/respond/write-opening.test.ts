import { expect, test } from "vitest";
import { addressOf, writeOpening } from "./write-opening.ts";

test.each([
  ["a full name", "Марина Токарева", "Марина"],
  ["a handle", "@mtokareva", null],
  ["a channel", "Утечки дня", null],
  ["no name", null, null],
])("addresses %s", (_, name, wanted) => {
  expect(addressOf(name)).toBe(wanted);
});

test("the register of the post is taken up, but not by a lawyer", () => {
  const post = { text: "Привет! Ты где мой заказ потерял?", authorName: "Олег Нилов" };
  expect(writeOpening("rebuild", "support", "ru", post)).toBe("Привет, Олег. Простите, тут мы неправы.");
  expect(writeOpening("inform", "legal", "ru", post)).toBe("Здравствуйте, Олег. Проверяем это прямо сейчас.");
  expect(writeOpening("inform", "legal", "ru", { ...post, hasFacts: true })).toBe(
    "Здравствуйте, Олег. Вот что известно на этот час.",
  );
  expect(writeOpening("deny", "legal", "ru", { ...post, hasFacts: true })).toBe(
    writeOpening("deny", "legal", "ru", post),
  );
  expect(writeOpening("none", "none", "ru", post)).toBe("");
});
