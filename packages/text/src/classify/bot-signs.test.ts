import { describe, expect, it } from "vitest";
import { looksLikeBot } from "./bot-signs.ts";
import { readWords } from "./read-words.ts";

const empty = { name: "user83920174", bio: "", followers: 0 };
const person = { name: "Анна Ким", bio: "мама двоих", followers: 120 };
const rows = [
  { name: "digits in the name, no followers, no bio", account: empty, text: "Супер!", isBot: true },
  { name: "a person", account: person, text: "Супер!", isBot: false },
  { name: "digits alone", account: { ...person, name: "anna199012" }, text: "Супер!", isBot: false },
  { name: "unknown followers say nothing", account: { ...empty, followers: null }, text: "Да", isBot: false },
  {
    name: "tags, a link and nobody behind",
    account: { name: "x", bio: null, followers: 1 },
    text: "#a1 #b1 #c1 #d1 #e1 https://x.example/y",
    isBot: true,
  },
  {
    name: "one sentence over and over",
    account: { name: "promo", bio: "", followers: 0 },
    text: "купите наши лучшие окна сегодня ".repeat(3),
    isBot: true,
  },
  { name: "no author", account: null, text: "#a #b #c #d #e https://x.example/y", isBot: false },
];

describe("looksLikeBot", () => {
  it.each(rows)("$name", ({ account, text, isBot }) => {
    expect(looksLikeBot(account, readWords(text, 1000))).toBe(isBot);
  });
});
