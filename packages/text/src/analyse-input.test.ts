import { describe, expect, it } from "vitest";
import { readInput, readInputLine } from "./analyse-input.ts";

const bad = [
  { name: "no JSON", line: "{oops", id: null, field: "line" },
  { name: "an empty line", line: "", id: null, field: "line" },
  { name: "an array", line: "[1]", id: null, field: "line" },
  { name: "a bare null", line: "null", id: null, field: "line" },
  { name: "no text", line: '{"id":"a"}', id: "a", field: "text" },
  { name: "text null", line: '{"id":7,"text":null}', id: 7, field: "text" },
  { name: "text a number", line: '{"id":"a","text":5}', id: "a", field: "text" },
  { name: "id an object", line: '{"id":{},"text":"x"}', id: null, field: "id" },
  { name: "company a list", line: '{"id":"a","text":"x","company":["y"]}', id: "a", field: "company" },
  { name: "author a string", line: '{"id":"a","text":"x","author":"y"}', id: "a", field: "author" },
  { name: "bio a number", line: '{"id":"a","text":"x","author":{"bio":1}}', id: "a", field: "author.bio" },
  {
    name: "followers below 0",
    line: '{"id":"a","text":"x","author":{"followers":-1}}',
    id: "a",
    field: "author.followers",
  },
  { name: "start without end", line: '{"id":"a","text":"abc","start":1}', id: "a", field: "end" },
  { name: "end without start", line: '{"id":"a","text":"abc","end":1}', id: "a", field: "start" },
  { name: "start a fraction", line: '{"id":"a","text":"abc","start":0.5,"end":2}', id: "a", field: "start" },
  { name: "start outside", line: '{"id":"a","text":"abc","start":3,"end":4}', id: "a", field: "start" },
  { name: "end outside", line: '{"id":"a","text":"abc","start":1,"end":4}', id: "a", field: "end" },
  { name: "end before start", line: '{"id":"a","text":"abc","start":2,"end":2}', id: "a", field: "end" },
];

describe("readInputLine", () => {
  it.each(bad)("refuses $name and names the field", ({ line, id, field }) => {
    const read = readInputLine(line);
    expect(read.ok).toBe(false);
    if (!read.ok) expect({ id: read.error.id, field: read.error.error.field }).toEqual({ id, field });
  });

  it("reads absent fields as null", () => {
    expect(readInputLine('{"id":"a","text":""}')).toEqual({
      ok: true,
      input: {
        id: "a",
        text: "",
        title: null,
        lang: null,
        platform: null,
        company: null,
        executive: null,
        author: null,
        role: null,
        target: null,
        start: null,
        end: null,
        parent: null,
      },
    });
  });

  it.each([
    ["competitor", "competitor"],
    ["opinion_leader", "opinion_leader"],
    ["king", null],
  ])("takes %s for the author's role in the watch list: %s", (role, read) => {
    const found = readInput({ text: "x", author: { name: "N", role } });
    expect(found.ok && found.input.role).toBe(read);
  });

  it("keeps an unknown number of followers unknown", () => {
    const read = readInputLine('{"id":"a","text":"x","author":{"name":"N"}}');
    expect(read.ok && read.input.author).toEqual({ name: "N", bio: null, followers: null });
  });
});
