import { describe, expect, test } from "vitest";
import { alikeHandles, likeness, type Likeness } from "./alike-handles.ts";

const rows: [own: string, other: string, how: Likeness | null][] = [
  ["@dezhkin_pishet", "Dezhkin_Pishet", "same"],
  ["dezhkin_pishet", "dezhkinpishet", "signs"],
  ["dezhkin_pishet", "dezhk1n.pishet", "signs"],
  ["dezhkin_pishet", "dеzhkin_pishet", "signs"],
  ["dezhkin", "dezhkin_official", "affix"],
  ["dezhkin", "real.dezhkin2024", "affix"],
  ["dezhkin", "dezkhin", "slip"],
  ["dezhkin", "dezhkinn", "slip"],
  ["dezhkin", "dezhkina_tamara", null],
  ["dezhkin", "zaslonka", null],
  ["team", "real", null],
  ["dez", "dez1", null],
];

describe("likeness", () => {
  test.each(rows)("%s and %s: %s", (own, other, how) => {
    expect(likeness(own, other)).toBe(how);
  });
});

test("every handle that an imitator would take resembles its model, and none is the model itself", () => {
  const variants = alikeHandles("@zaslonka_ru");
  expect(variants.slice(0, 3)).toEqual(["zaslonka_ru_official", "official_zaslonka_ru", "real_zaslonka_ru"]);
  expect(variants).toEqual(
    expect.arrayContaining(["zas1onka_ru", "zaslonka.ru", "zaslonkaru", "zaslonka_r"]),
  );
  expect(variants.filter((variant) => likeness("zaslonka_ru", variant) === null)).toEqual([]);
});
