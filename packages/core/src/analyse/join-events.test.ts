import { describe, expect, it } from "vitest";
import { arrangeStories, type StoryLink } from "./arrange-stories.ts";

const posts = [1, 2, 3, 4, 5, 6].map((postId) => ({
  postId,
  publishedAt: new Date(postId * 1_000),
  isDated: true,
  tier: 2 as const,
}));

/** "1-2:0.5" is an event that 1 and 2 may tell of, "1=2" a repetition. */
function links(written: string): StoryLink[] {
  return written.split(" ").flatMap((each) => {
    const [, postId, sign, otherId, similarity = "0.5"] = /^(\d)([-=])(\d)(?::(.+))?$/.exec(each) ?? [];
    if (postId === undefined) return [];
    const link = { postId: Number(postId), otherId: Number(otherId), similarity: Number(similarity) };
    return [sign === "-" ? { ...link, kind: "event" as const } : link];
  });
}

function stories(written: string, apart: number[][] = []): string {
  const decisions = apart.length > 0 ? [{ decisionId: 1, sides: apart }] : [];
  return arrangeStories({ posts, links: links(written), decisions, roles: new Map() })
    .map(({ postIds, reprintIds }) =>
      postIds.map((id) => (reprintIds.includes(id) ? `${id}*` : id)).join(" "),
    )
    .filter((story) => story.includes(" "))
    .sort()
    .join(" | ");
}

describe("posts of one event", () => {
  const rows: [name: string, links: string, expected: string][] = [
    ["are one story, each an original", "1-2", "1 2"],
    ["are none where they are hardly alike", "1-2:0.3", ""],
    ["form no chain: the last is unlike the first", "1-2:0.6 2-3:0.55", "1 2"],
    ["are joined where most are like most", "1-2:0.6 2-3:0.5 1-3:0.3", "1 2 3"],
    ["are two stories with one bridge between", "1-2:0.9 3-4:0.9 2-3:0.8", "1 2 | 3 4"],
    ["count once for all copies of a text", "1=2 1=3 3-4:0.5", "1 2* 3* 4"],
    ["a copy of one brings it along", "1-2:0.6 2=3:0.9", "1 2 3*"],
    ["the closest go first, whatever the numbers", "1-2:0.4 2-6:0.8", "2 6"],
  ];
  it.each(rows)("%s", (_name, written, expected) => {
    expect(stories(written)).toBe(expected);
    expect(stories(written.split(" ").reverse().join(" "))).toBe(expected);
  });

  it("stay apart where a person keeps them apart", () => {
    expect(stories("1-2:0.9 2-3:0.5", [[1], [2]])).toBe("2 3");
  });
});
