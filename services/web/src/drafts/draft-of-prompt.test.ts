import type { Prompt } from "@earshot/contract/prompt";
import { expect, test } from "vitest";
import { draftOfPrompt } from "./draft-of-prompt.ts";

const prompt = {
  promptId: 7,
  respond: "respond",
  speaker: "support",
  channel: "thread",
  opening: "Здравствуйте!",
  points: [
    { text: "Мы починили лифт.", cites: [{ kind: "fact" }] },
    { text: "Ответить на слова «опять пешком»", cites: [{ kind: "post" }] },
  ],
  language: "ru",
  answerBy: "2026-11-22T12:00:00.000Z",
} as unknown as Prompt;

test("a draft begins with what the prompt lets be said, not with what it tells the author", () => {
  expect(draftOfPrompt(prompt)).toEqual({
    promptId: 7,
    text: "Здравствуйте!\n\nМы починили лифт.",
    language: "ru",
    dueAt: "2026-11-22T12:00:00.000Z",
    speaker: "support",
    channel: "thread",
  });
});

test("who writes against the advice, or without any, begins with nothing", () => {
  expect(draftOfPrompt(null)).toEqual({});
  expect(draftOfPrompt({ ...prompt, respond: "do_not_respond" })).toEqual({});
});
