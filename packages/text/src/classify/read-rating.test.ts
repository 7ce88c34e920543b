import { expect, test } from "vitest";
import { readRating, weighRating } from "./read-rating.ts";

const rows: [name: string, text: string, platform: string | null, rating: number | null][] = [
  ["of five", "Warm, cheap, no fuss. 5/5", null, 5],
  ["with spaces", "Больше не приду. 1 / 5", "review", 1],
  ["in Russian words", "Ставлю 2 из 5, и то за чай", "vk", 2],
  ["in English words", "Honestly 4 out of 5", null, 4],
  ["a half", "3,5/5 за атмосферу", null, 3],
  ["stars as signs", "★★ Долго ждали", null, 2],
  ["stars as a word", "Gave it 1 star, never again", null, 1],
  ["a bare number that ends a review", "Суп как суп. 4.", "review", 4],
  ["a bare number elsewhere", "Взяли пирогов. 4.", "vk", null],
  ["a date is no rating", "Откроется 5/5/2026", null, null],
  ["a share is no rating", "Выросли на 15/5 процентов", null, null],
  ["a schedule is no rating", "Пекарь, график 5/2 или 2/2", null, null],
  ["nothing", "Вкусно", "review", null],
];

test.each(rows)("%s", (_name, text, platform, rating) => {
  expect(readRating(text, platform)).toBe(rating);
});

test("five turns doubt into praise, three changes little, no rating nothing; the sum stays 1", () => {
  const doubt = [0.5, 0.3, 0.2];
  expect(weighRating(doubt, 5)[2]).toBeGreaterThan(0.8);
  expect(weighRating(doubt, 3)[1]).toBeLessThan(0.6);
  expect(weighRating(doubt, null)).toEqual(doubt);
  for (const rating of [1, 2, 3, 4, 5])
    expect(weighRating(doubt, rating).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
});
