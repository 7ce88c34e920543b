import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { directions, sentiments } from "@earshot/core/analyse/label";
import { createAnalyser, type AnalyseOutput } from "./analyse.ts";
import { measure } from "../eval/figures.ts";

const analyser = createAnalyser();

function analyse(fields: Record<string, unknown>): AnalyseOutput {
  const answer = analyser.analyseValue({ id: "a", ...fields });
  if ("error" in answer) throw new Error(answer.error.message);
  return answer;
}

const sum = (probabilities: Record<string, number>) =>
  Object.values(probabilities).reduce((total, one) => total + one, 0);

const hostile = [
  { name: "an empty text", text: "" },
  { name: "white space", text: " \n\t\u00a0" },
  { name: "lone surrogates", text: "a \ud83d b \ude00 \ud800\ud800" },
  { name: "emojis only", text: "😀👩‍👩‍👧‍👦🏳️‍🌈❤️" },
  { name: "markup", text: "<script>alert(1)</script> &amp; <b>x" },
  { name: "marks only", text: "!?!?…«»—()[]{}" },
  { name: "control characters", text: "a\u0000b\u0001c\u200bd\u202ee" },
  { name: "one letter", text: "я" },
  { name: "names of object members", text: "constructor __proto__ toString hasOwnProperty" },
  { name: "one very long word", text: "а".repeat(50_000) },
  { name: "many words", text: "слово за слово ".repeat(5_000) },
];

describe("analyse", () => {
  it.each(hostile)("answers $name in the contract's shape", ({ text }) => {
    const answer = analyse({ text, company: "Заслонка", author: { name: text, bio: text, followers: 3 } });
    expect(sum(answer.directions)).toBeCloseTo(1, 6);
    expect(sum(answer.sentimentProbabilities)).toBeCloseTo(1, 6);
    expect(Object.keys(answer.directions)).toEqual([...directions]);
    expect(Object.keys(answer.sentimentProbabilities)).toEqual([...sentiments]);
    expect(answer.confidence).toBe(Math.max(...Object.values(answer.directions)));
    expect(answer.also).not.toContain(answer.direction);
    for (const { start, end } of answer.spans) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });

  it("gives the same answer again, whatever was asked between", () => {
    const post = {
      text: "Отравились пирогом в «Заслонке», двое в больнице",
      company: "Заслонка",
      platform: "vk",
    };
    const first = analyse(post);
    analyse({ text: "something else", target: "else" });
    expect(analyse(post)).toEqual(first);
  });

  it("counts the places of words in the text, not in the title", () => {
    const text = "Говорят, что кафе закроют. Это правда?";
    const { spans } = analyse({ title: "Ходят слухи", text });
    for (const { start, end } of spans) expect(text.slice(start, end)).toMatch(/^[\p{L}\p{N}?].*$/u);
    expect(spans.find(({ label }) => label === "question")).toEqual({
      start: 37,
      end: 38,
      label: "question",
    });
  });

  const targeted = [
    {
      name: "praise of the target",
      text: "Anna is a wonderful leader, I love her work.",
      start: 0,
      end: 4,
      sentiment: "positive",
    },
    {
      name: "blame of the target",
      text: "He said the disgraced governor lied and stole money.",
      start: 22,
      end: 30,
      sentiment: "negative",
    },
  ];
  it.each(targeted)("judges $name", ({ text, start, end, sentiment }) => {
    expect(analyse({ text, target: text.slice(start, end), start, end }).sentiment).toBe(sentiment);
  });

  it("keeps the language that is given", () => {
    expect(analyse({ text: "ok", lang: "uk" }).lang).toBe("uk");
  });

  it("gives a title of the company's hits no share in the spans", () => {
    expect(analyse({ title: "Заслонка", text: "x" }).spans.every(({ end }) => end <= 1)).toBe(true);
  });
});

describe("the shipped models", () => {
  it("are right often enough about posts that were never trained on", () => {
    const lines = readFileSync(new URL("../data/dev-sample.jsonl", import.meta.url), "utf8")
      .trim()
      .split("\n");
    const posts = lines.map((line) => JSON.parse(line) as { direction: string; sentiment: string });
    const answers = posts.map((post) => analyse({ ...post }));
    const direction = measure(
      directions,
      posts.map((post) => post.direction),
      answers.map((answer) => answer.direction),
    );
    const sentiment = measure(
      sentiments,
      posts.map((post) => post.sentiment),
      answers.map((answer) => answer.sentiment),
    );
    expect(direction.macroF1).toBeGreaterThanOrEqual(0.8);
    expect(sentiment.macroF1).toBeGreaterThanOrEqual(0.55);
  });
});
