import { describe, expect, test } from "vitest";
import { groupAlike, proposeSame, type KnownAccount } from "./same-person.ts";

const mine: KnownAccount = {
  authorId: 1,
  cardId: 1,
  platform: "telegram",
  handle: "@anna_orlova",
  name: "Анна Орлова",
  url: "https://t.me/anna_orlova",
  bio: null,
};
const other: KnownAccount = {
  ...mine,
  authorId: 2,
  cardId: 2,
  platform: "vk",
  handle: "anna_orlova",
  url: "https://vk.com/anna_orlova",
};
const longBio = "Пеку хлеб в Самаре, пишу о печах и закваске";

const rows: [what: string, own: Partial<KnownAccount>, others: Partial<KnownAccount>, kinds: string[]][] = [
  ["handle and name on another platform", {}, {}, ["handle_and_name"]],
  ["ё and letter case aside", { name: "Пётр СЕДОВ" }, { name: "петр седов" }, ["handle_and_name"]],
  [
    "a handle with its server",
    {},
    { platform: "mastodon", handle: "anna_orlova@pies.example" },
    ["handle_and_name"],
  ],
  ["the same handle under another name", {}, { name: "Ольга Ним" }, []],
  ["the same name under another handle", {}, { handle: "orlova77" }, []],
  ["a short handle", { handle: "ann" }, { handle: "ann" }, []],
  ["on the same platform", {}, { platform: "telegram" }, []],
  [
    "a bio with the address",
    { bio: "Мой ВК: https://vk.com/zhar?w=1" },
    { handle: "zhar", name: "Жар", url: "https://vk.com/zhar" },
    ["bio_link"],
  ],
  [
    "a bio with an address that has no scheme",
    { bio: "vk.com/zhar_pech, звоните" },
    { handle: "zhar_pech", name: "Жар", url: null },
    ["bio_link"],
  ],
  [
    "a bio with the platform's name",
    { bio: "ВК: @zhar_pech" },
    { handle: "zhar_pech", name: "Жар", url: null },
    ["bio_link"],
  ],
  [
    "an account of the same name elsewhere",
    { bio: "Инстаграм: @zhar_pech" },
    { handle: "zhar_pech", name: "Жар", url: null },
    [],
  ],
  [
    "an @ that names no platform",
    { bio: "друг @zhar_pech" },
    { handle: "zhar_pech", name: "Жар", url: null },
    [],
  ],
  ["the other bio names this one", {}, { handle: "zhar", name: "Жар", bio: "тг @anna_orlova" }, ["bio_link"]],
  ["the same bio and name", { bio: longBio }, { handle: "pechi", bio: longBio }, ["bio_and_name"]],
  ["the same bio alone", { bio: longBio }, { handle: "pechi", name: "Печи", bio: longBio }, []],
];

describe("may be the same person", () => {
  test.each(rows)("%s", (_what, own, others, kinds) => {
    const found = proposeSame([{ ...mine, ...own }], [{ ...other, ...others }], () => false);
    expect(found.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual(kinds);
    const near = groupAlike([{ ...other, ...others }])([{ ...mine, ...own }]);
    if (kinds.length > 0) expect(near.map(({ authorId }) => authorId)).toEqual([2]);
  });
});

test("a card of which a person said that it is somebody else is not proposed for any of its accounts", () => {
  const second = { ...other, authorId: 3, platform: "x" as const };
  const isRefused = (a: number, b: number) => a + b === 3;
  expect(proposeSame([mine], [other, second], isRefused)).toEqual([]);
});

test("the card with the most reasons comes first", () => {
  const surer = { ...other, authorId: 4, cardId: 4, platform: "x" as const, bio: "telegram: @anna_orlova" };
  expect(proposeSame([mine], [other, surer], () => false).map(({ cardId }) => cardId)).toEqual([4, 2]);
});

test("of many accounts only those are compared that share a name or an address", () => {
  const strangers = Array.from({ length: 50 }, (_, at): KnownAccount => ({
    ...other,
    authorId: 10 + at,
    cardId: 10 + at,
    handle: `stranger_${at}`,
    name: `Stranger ${at}`,
    url: `https://vk.com/stranger_${at}`,
  }));
  const near = groupAlike([...strangers, other, mine])([mine]);
  expect(near.map(({ authorId }) => authorId)).toEqual([2, 1]);
});
