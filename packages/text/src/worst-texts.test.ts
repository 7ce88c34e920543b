import { describe, expect, it } from "vitest";
import { textLimit } from "./classify/feature-groups.ts";
import { scanWords } from "./classify/scan-words.ts";
import { fingerprintPost, readUnitsMax } from "./fingerprint/fingerprint-post.ts";
import { detectLanguage } from "./language/detect-language.ts";
import { createMatcher, fieldUnitsMax } from "./match/create-matcher.ts";

const megabyte = 1_000_000;
const pieces = [
  ["words that repeat a name", "Заслонка, пирог. "],
  ["emojis", "🔥👍🏽👨\u200d👩\u200d👧"],
  ["hashtags", "#ТегОдин"],
  ["hyphens", "а-"],
] as const;

const term = { id: 1, text: "Заслонка", kind: "word", role: "match" } as const;
const matcher = createMatcher([
  {
    id: 1,
    kind: "company",
    name: "Заслонка",
    companyId: null,
    terms: [{ ...term, needsContext: false, isCaseSensitive: false }],
  },
]);

/**
 * Work is counted, not time: each part says the same of a megabyte as of the beginning that it reads, since more it does not look at.
 * That it reads this much in linear time, whatever it is, is told in `tokenize.test.ts` and `scan-words.test.ts`.
 */
describe.each(pieces)("a megabyte of %s", (_, piece) => {
  const text = piece.repeat(Math.ceil(megabyte / piece.length));
  const ending = `${text} Заслонка`;

  it("is matched by what is stored of a post", () => {
    expect(matcher.match({ title: null, text: ending })).toEqual(
      matcher.match({ title: null, text: text.slice(0, fieldUnitsMax) }),
    );
  });

  it("has the language, the words and the fingerprint of its beginning", () => {
    expect(detectLanguage(ending)).toEqual(detectLanguage(text.slice(0, 10_000)));
    expect(scanWords(ending, textLimit).at(-1)?.end ?? 0).toBeLessThanOrEqual(textLimit);
    expect(fingerprintPost({ title: ending, text: ending })).toEqual(
      fingerprintPost({ title: text.slice(0, 1_000), text: text.slice(0, readUnitsMax) }),
    );
  });
});
