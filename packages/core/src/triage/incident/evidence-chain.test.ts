import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical.ts";
import { linkEvidence, verifyChain, type EvidenceLink } from "./evidence-chain.ts";

/** A stand-in that is pure enough for a browser: the chain asks of a hash only that other texts have others. */
function hashText(text: string): string {
  let hash = 5381;
  for (const sign of text) hash = (hash * 33 + (sign.codePointAt(0) ?? 0)) % 9_007_199_254_740_881;
  return `${text.length}-${hash}`;
}

test.each([
  ["keys in order, whatever order they came in", { b: 1, a: 2, ё: 3 }, '{"a":2,"b":1,"ё":3}'],
  ["nested, without spaces", { x: [{ d: null, c: true }] }, '{"x":[{"c":true,"d":null}]}'],
  ["quotes and lines escaped", { t: 'a "b"\nc' }, '{"t":"a \\"b\\"\\nc"}'],
  ["numbers as JavaScript writes them", [1, 1.5, 1e21, -0], "[1,1.5,1e+21,0]"],
])("%s", (_name, value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

function chain(contents: readonly string[]): EvidenceLink[] {
  const links: EvidenceLink[] = [];
  for (const [at, content] of contents.entries()) {
    const head = {
      incidentId: 7,
      sequence: at + 1,
      postId: 100 + at,
      takenAt: new Date(Date.UTC(2026, 10, 20, 12, at)),
      reason: "joined",
    } as const;
    links.push(linkEvidence(head, content, links.at(-1)?.hash ?? null, hashText));
  }
  return links;
}

const whole = chain(["первый", "second", "third", "fourth"]);
const end = { count: 4, head: whole[3]?.hash ?? null };

type Change = (links: EvidenceLink[]) => EvidenceLink[];
const at =
  (index: number, change: (link: EvidenceLink) => EvidenceLink): Change =>
  (links) =>
    links.map((link, place) => (place === index ? change(link) : link));

describe("verifyChain", () => {
  test.each<[string, Change, string[]]>([
    ["a whole chain", (links) => links, []],
    ["a changed text", at(1, (link) => ({ ...link, content: "другой" })), ["2 content"]],
    [
      "a changed text with its hash made new",
      at(1, (link) => ({ ...link, content: "x", contentHash: hashText("x") })),
      ["2 link"],
    ],
    [
      "a whole link made new",
      at(1, (link) => linkEvidence(link, "x", link.previousHash, hashText)),
      ["3 broken"],
    ],
    [
      "the last link made new",
      at(3, (link) => linkEvidence(link, "x", link.previousHash, hashText)),
      ["4 cut"],
    ],
    ["a changed time", at(2, (link) => ({ ...link, takenAt: new Date(0) })), ["3 link"]],
    ["a changed post", at(0, (link) => ({ ...link, postId: 1 })), ["1 link"]],
    ["one taken out", (links) => links.toSpliced(1, 1), ["3 broken"]],
    ["the first taken out", (links) => links.slice(1), ["2 broken"]],
    ["the end cut off", (links) => links.slice(0, 2), ["4 cut"]],
    [
      "two exchanged",
      ([a, b, c, d]) => [a, c, b, d].filter((link) => link !== undefined),
      ["3 broken", "2 broken", "4 broken"],
    ],
    ["nothing left", () => [], ["4 cut"]],
    ["a content let go", at(1, (link) => ({ ...link, content: null })), []],
  ])("%s", (_name, change, faults) => {
    const verdict = verifyChain(change([...whole]), end, hashText);
    expect(verdict.faults.map(({ sequence, fault }) => `${sequence} ${fault}`)).toEqual(faults);
    expect(verdict.isWhole).toBe(faults.length === 0);
  });

  test("what was let go is counted", () => {
    const verdict = verifyChain(at(1, (link) => ({ ...link, content: null }))([...whole]), end, hashText);
    expect(verdict).toMatchObject({ count: 4, letGo: 1, head: end.head });
  });

  test("no evidence yet is whole", () => {
    expect(verifyChain([], { count: 0, head: null }, hashText).isWhole).toBe(true);
  });
});
