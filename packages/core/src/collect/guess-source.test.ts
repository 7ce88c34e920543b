import { expect, test } from "vitest";
import { guessSource } from "./guess-source.ts";

function by(
  handle: string | null,
  followers: number | null,
  count = 1,
  parentExternalId: string | null = null,
) {
  const author = handle === null ? null : { handle, name: null, url: null, bio: null, followers };
  return Array.from({ length: count }, () => ({ author, parentExternalId }));
}

test.each([
  ["www.rbc.ru", "news", 1, "known_national"],
  ["habr.com", "habr", 2, "known_professional"],
  ["anna.livejournal.com", "blog", 3, "personal_platform"],
  ["versta.example", "news", 2, "no_reason"],
] as const)("%s, %s: tier %i", (host, platform, tier, tierReason) => {
  expect(guessSource(host, platform, [])).toMatchObject({ tier, tierReason });
});

test.each<[name: string, posts: ReturnType<typeof by>, audience: number | null]>([
  ["nothing known", by(null, null, 3), null],
  ["one author", by("anna", 1200, 3), 1200],
  ["mostly one author", [...by("anna", 1200, 8), ...by("guest", 9, 2)], 1200],
  ["one author and many who comment", [...by("anna", 1200, 2), ...by("guest", 9, 20, "1")], 1200],
  ["many authors", [...by("a", 10, 2), ...by("b", 20, 2), ...by("c", 30)], null],
  ["an author whose followers nobody counted", by("anna", null, 3), null],
  ["nobody follows", by("anna", 0, 3), 0],
])("audience: %s", (_name, posts, audience) => {
  expect(guessSource("a.example", "telegram", posts).audience).toBe(audience);
});
