import { expect, test } from "vitest";
import type { AnalyseInput } from "../analyse-input.ts";
import { readMatter } from "./reading-model.ts";
import { readPost } from "./read-post.ts";

const labels = { lang: "en", direction: "none", sentiment: "neutral", toxicity: 0, spam: 0 } as const;

function read(text: string, ...facts: string[]): ReturnType<typeof readMatter> {
  const post: AnalyseInput = {
    id: null,
    text,
    title: null,
    lang: null,
    platform: "x",
    company: "Beacon",
    executive: "Ada Quinn",
    author: { name: "Sam", bio: "", followers: 90 },
    role: null,
    target: null,
    start: null,
    end: null,
    parent: null,
  };
  return readMatter(
    readPost(
      post,
      labels,
      facts.map((fact, at) => ({ id: `f${at}`, text: fact })),
    ),
  );
}

test.each([
  [
    "a case that cards take upon us",
    "Charged twice, £40, and nobody answers.",
    ["Charged twice by our mistake on 3 May; refunded."],
    "own_fault",
  ],
  ["an idea", "Could you please add a quiet hour on Sundays?", [], "idea"],
  ["kind words", "Thank you to Mo at the desk, he saved my mum's day!", [], "kindness"],
  ["a quip", "beacon? more like bacon lol", [], "nothing"],
])("%s", (_, text, facts, matter) => {
  expect(read(text, ...facts).matter).toBe(matter);
});

test("nothing is called a falsehood without a card", () => {
  const claim = "They say Beacon puts sawdust in its bread and hides it.";
  expect(read(claim).matter).not.toBe("falsehood");
  expect(read(claim, "No sawdust is used; the independent lab report is public.").matter).toBe("falsehood");
});

test("the same post is read the same", () => {
  expect(read("Is it true you are closing?")).toEqual(read("Is it true you are closing?"));
});
