import { describe, expect, it } from "vitest";
import { arrangeStories, type StoryDecision, type StoryLink, type StoryPost } from "./arrange-stories.ts";

function post(postId: number, given: Partial<StoryPost> = {}): StoryPost {
  return { postId, publishedAt: new Date(postId * 1_000), isDated: true, tier: 2, ...given };
}

/** "1-2:0.9" is a link of 1 and 2. */
function links(written: string): StoryLink[] {
  return written
    .split(" ")
    .filter(Boolean)
    .map((each) => {
      const [pair = "", similarity = "0.5"] = each.split(":");
      const [postId = 0, otherId = 0] = pair.split("-").map(Number);
      return { postId, otherId, similarity: Number(similarity) };
    });
}

/** "1,2|3" keeps 3 away from 1 and 2, which stay together; the later, the newer. */
function decisions(...written: string[]): StoryDecision[] {
  return written.map((each, at) => ({
    decisionId: at + 1,
    sides: each.split("|").map((side) => side.split(",").map(Number)),
  }));
}

/** "1 2* | 3": reprints carry a star. */
function shown(given: Parameters<typeof arrangeStories>[0]): string {
  return arrangeStories(given)
    .map(({ postIds, reprintIds }) =>
      postIds.map((id) => (reprintIds.includes(id) ? `${id}*` : `${id}`)).join(" "),
    )
    .sort()
    .join(" | ");
}

const five = [1, 2, 3, 4, 5].map((id) => post(id));
const none = new Map<number, "original" | "reprint">();

describe("arrangeStories", () => {
  const rows: [name: string, links: string, decisions: StoryDecision[], expected: string][] = [
    ["nothing in common", "", [], "1 | 2 | 3 | 4 | 5"],
    ["a chain is one story", "1-2 2-3 4-5", [], "1 2* 3* | 4 5*"],
    ["put together by a person, each an original", "1-2", decisions("1,2,3"), "1 2* 3 | 4 | 5"],
    ["taken apart by a person", "1-2 1-3 2-3", decisions("1,2|3"), "1 2* | 3 | 4 | 5"],
    ["a copy goes to the side it is closer to", "1-2 1-3:0.6 2-3:0.9", decisions("1|2"), "1 | 2 3* | 4 | 5"],
    ["a copy does not join what is kept apart", "1-3 2-3", decisions("1|2"), "1 3* | 2 | 4 | 5"],
    ["the newer of two that contradict", "", decisions("1,2", "1|2"), "1 | 2 | 3 | 4 | 5"],
    ["and the other way round", "", decisions("1|2", "1,2"), "1 2 | 3 | 4 | 5"],
    ["an older one gives way only where it must", "", decisions("1,2,3,4", "3|4"), "1 2 3 | 4 | 5"],
    ["a post that is gone holds others together", "", decisions("1,99", "99,2"), "1 2 | 3 | 4 | 5"],
    ["each by itself", "1-2 2-3 1-3", decisions("1|2|3"), "1 | 2 | 3 | 4 | 5"],
  ];
  it.each(rows)("%s", (_name, written, decided, expected) => {
    expect(shown({ posts: five, links: links(written), decisions: decided, roles: none })).toBe(expected);
  });

  it("holds a large story together without links, and lets it take in what comes", () => {
    const held = [{ postIds: [2, 3], reprintIds: [3] }];
    const given = { posts: five, decisions: [], roles: none, held };
    expect(shown({ ...given, links: [] })).toBe("1 | 2 3* | 4 | 5");
    expect(shown({ ...given, links: links("1-2 3-5") })).toBe("1 2* 3* 5* | 4");
    const event = links("2-4:0.9").map((link) => ({ ...link, kind: "event" as const }));
    expect(shown({ ...given, links: event })).toBe("1 | 2 3* 4 | 5");
    expect(shown({ ...given, links: [], decisions: decisions("2|3") })).toBe("1 | 2 | 3* | 4 | 5");
  });

  const originals: [name: string, posts: StoryPost[], roles: typeof none, expected: string][] = [
    ["the earliest by publication", [post(1, { publishedAt: new Date(9_000) }), post(2)], none, "1* 2"],
    [
      "a date that can be believed before an earlier one",
      [post(1, { isDated: false }), post(2)],
      none,
      "1* 2",
    ],
    [
      "at the same instant the higher-ranking medium",
      [post(1, { tier: 3 }), post(2, { tier: 1, publishedAt: new Date(1_000) })],
      none,
      "1* 2",
    ],
    ["a person says: no reprint", [post(1), post(2)], new Map([[2, "original"]]), "1 2"],
    ["a person says: a reprint", [post(1), post(2)], new Map([[1, "reprint"]]), "1* 2"],
    [
      "nothing but reprints",
      [post(1), post(2)],
      new Map([
        [1, "reprint"],
        [2, "reprint"],
      ]),
      "1* 2*",
    ],
  ];
  it.each(originals)("original: %s", (_name, posts, roles, expected) => {
    expect(shown({ posts, links: links("1-2"), decisions: [], roles })).toBe(expected);
  });

  it("gives the same whatever the order of posts, links and decisions", () => {
    const random = seeded(11);
    for (let round = 0; round < 200; round++) {
      const posts = Array.from({ length: 8 }, (_, at) => post(at + 1));
      const pick = (): number => 1 + Math.floor(random() * 8);
      const found = Array.from({ length: 10 }, () => ({
        postId: pick(),
        otherId: pick(),
        similarity: Math.round(random() * 10) / 10,
      })).filter((link) => link.postId !== link.otherId);
      const decided = decisions(
        ...Array.from({ length: 3 }, () => `${pick()},${pick()}${random() < 0.6 ? `|${pick()}` : ""}`),
      ).filter(({ sides }) => new Set(sides.flat()).size === sides.flat().length);
      const given = { posts, links: found, decisions: decided, roles: none };
      const expected = shown(given);
      const turned = found.map((link) => ({ ...link, postId: link.otherId, otherId: link.postId }));
      const mixed = {
        posts: shuffle(posts, random),
        links: shuffle(turned, random),
        decisions: shuffle(decided, random),
        roles: none,
      };
      expect(shown(mixed)).toBe(expected);
    }
  });
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function shuffle<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((each) => ({ each, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
}
