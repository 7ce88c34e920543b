import { describe, expect, test } from "vitest";
import { readVkId, readVkTarget, vkId, type VkTarget } from "./vk-target.ts";

const wall = (domain: string, owner: number | null = null): VkTarget => ({ kind: "wall", owner, domain });
const search = (query: string): VkTarget => ({ kind: "search", query });

test.each<[address: string, target: VkTarget | null]>([
  ["https://vk.com/zaslonka", wall("zaslonka")],
  ["https://m.vk.com/Zaslonka?from=x", wall("zaslonka")],
  ["http://www.vk.ru/zaslonka/", wall("zaslonka")],
  ["https://vk.com/an.na_1", wall("an.na_1")],
  ["https://vk.com/club123", wall("club123", -123)],
  ["https://vk.com/public123", wall("public123", -123)],
  ["https://vk.com/event123", wall("event123", -123)],
  ["https://vk.com/id123", wall("id123", 123)],
  ["https://vk.com/club123a", wall("club123a")],
  ["https://vk.com/wall-123_45", wall("wall-123_45", -123)],
  ["https://vk.com/wall123?own=1", wall("wall123", 123)],
  ["https://vk.com/search?c%5Bq%5D=%D0%BF%D0%B8%D1%80%D0%BE%D0%B3&c%5Bsection%5D=statuses", search("пирог")],
  ["https://vk.com/search/statuses?q=pie+tea", search("pie tea")],
  ["https://vk.com/feed?section=search&q=%23pie", search("#pie")],
  ["https://vk.com/search?q=+", null],
  ["https://vk.com/feed", null],
  ["https://vk.com/video", null],
  ["https://vk.com/wall0", null],
  ["https://vk.com/id0", null],
  ["https://vk.com/", null],
  ["https://vk.com/x", null],
  ["https://vk.com/%D0%BF%D0%B8%D1%80%D0%BE%D0%B3", null],
  ["https://vk.example/zaslonka", null],
  ["zaslonka", null],
])("%s", (address, target) => {
  expect(readVkTarget(address)).toEqual(target);
});

describe("ids", () => {
  test.each<[text: string, id: [number, number, number | null] | null]>([
    ["-1_2", [-1, 2, null]],
    ["1_2", [1, 2, null]],
    ["-1_2_r5", [-1, 2, 5]],
    ["-1_2_5", null],
    ["1_", null],
    ["--1_2", null],
    ["1_2_r5x", null],
    ["", null],
  ])("%s", (text, id) => {
    const [owner = 0, post = 0, comment = null] = id ?? [];
    expect(readVkId(text)).toEqual(id === null ? null : { owner, post, comment });
    if (id !== null) expect(vkId({ owner, post, comment })).toBe(text);
  });
});
