import { expect, test } from "vitest";
import { createUnsavedText, type UnsavedText } from "./unsaved-text.ts";

function browser() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

const typed: UnsavedText = {
  base: { version: 3, number: 2, text: "Спасибо." },
  text: "Спасибо, что написали.",
};

test("what was typed is there for the same person and draft, until it is saved", () => {
  const places = browser();
  createUnsavedText(places, 1, 7).keep(typed);
  expect(createUnsavedText(places, 2, 7).read()).toBeNull();
  expect(createUnsavedText(places, 1, 8).read()).toBeNull();
  const next = createUnsavedText(places, 1, 7);
  expect(next.read()).toEqual(typed);
  next.keep(null);
  expect(createUnsavedText(places, 1, 7).read()).toBeNull();
});

test("a tab where nothing was typed leaves what another one keeps", () => {
  const places = browser();
  const idle = createUnsavedText(places, 1, 7);
  expect(idle.read()).toBeNull();
  createUnsavedText(places, 1, 7).keep(typed);
  idle.keep(null);
  expect(createUnsavedText(places, 1, 7).read()).toEqual(typed);
});

test.each(["null", "{", '{"text":1}', '{"text":"x"}'])("%s is nothing that was typed", (text) => {
  const places = { ...browser(), getItem: () => text };
  expect(createUnsavedText(places, 1, 7).read()).toBeNull();
});

test("a browser that keeps nothing is no failure", () => {
  const refused = () => {
    throw new DOMException("no", "SecurityError");
  };
  for (const places of [null, { getItem: refused, setItem: refused, removeItem: refused }]) {
    const unsaved = createUnsavedText(places, 1, 7);
    unsaved.keep(typed);
    expect(unsaved.read()).toBeNull();
  }
});
