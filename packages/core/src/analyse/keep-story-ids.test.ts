import { describe, expect, it } from "vitest";
import { chooseNames } from "./choose-names.ts";
import { keepStoryIds } from "./keep-story-ids.ts";

describe("keepStoryIds", () => {
  const rows: [name: string, groups: number[][], before: [number, number][], expected: (number | null)[]][] =
    [
      ["a new group has none", [[1, 2]], [], [null]],
      ["a group keeps its story", [[1, 2, 3]], [[1, 7]], [7]],
      [
        "of two stories that of most posts",
        [[1, 2, 3]],
        [
          [1, 7],
          [2, 8],
          [3, 8],
        ],
        [8],
      ],
      [
        "of equals the older story",
        [[1, 2]],
        [
          [1, 8],
          [2, 7],
        ],
        [7],
      ],
      [
        "a story goes to one group only",
        [[1], [2, 3]],
        [
          [1, 7],
          [2, 7],
          [3, 7],
        ],
        [null, 7],
      ],
      [
        "the rest takes what is left",
        [
          [1, 4],
          [2, 3],
        ],
        [
          [1, 7],
          [2, 7],
          [3, 7],
          [4, 8],
        ],
        [8, 7],
      ],
    ];
  it.each(rows)("%s", (_name, groups, before, expected) => {
    expect(keepStoryIds(groups, new Map(before))).toEqual(expected);
  });
});

describe("chooseNames", () => {
  const rows: [
    name: string,
    groups: number[][],
    given: [string | null, number[]][],
    expected: (string | null)[],
  ][] = [
    ["no name was given", [[1, 2]], [], [null]],
    ["a name follows most of its posts", [[1], [2, 3]], [["Пожар", [1, 2, 3]]], [null, "Пожар"]],
    [
      "the newest of two",
      [[1, 2]],
      [
        ["Пожар", [1]],
        ["Потоп", [2]],
      ],
      ["Потоп"],
    ],
    [
      "a name taken away",
      [[1, 2]],
      [
        ["Пожар", [1, 2]],
        [null, [1, 2]],
      ],
      [null],
    ],
    ["posts that are gone name nothing", [[1, 2]], [["Пожар", [8, 9]]], [null]],
  ];
  it.each(rows)("%s", (_name, groups, given, expected) => {
    const decisions = given.map(([name, postIds], at) => ({ decisionId: at, name, postIds }));
    expect(chooseNames(groups, decisions)).toEqual(expected);
  });
});
