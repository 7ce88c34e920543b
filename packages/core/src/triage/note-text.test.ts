import { expect, test } from "vitest";
import { mentionedPeople, namePrefix, noteParts, peopleLike, readableNote, storedNote } from "./note-text.ts";

const people = [
  { personId: 1, name: "Анна Ожегова" },
  { personId: 2, name: "Анна" },
  { personId: 3, name: "Пётр Ёлкин" },
  { personId: 4, name: "Ли" },
  { personId: 5, name: "Иван Петров" },
  { personId: 6, name: "Иван Петров" },
];

const typing: [name: string, typed: string, stored: string, chosen?: number[]][] = [
  ["nobody", "просто слова", "просто слова"],
  ["a name of two words", "@Анна Ожегова, глянь", "<@1>, глянь"],
  ["the shorter of two names", "@Анна, глянь", "<@2>, глянь"],
  ["a name in another case of letters", "спроси @пётр ёлкин", "спроси <@3>"],
  ["е for ё", "@Петр Елкин?", "<@3>?"],
  ["a name that goes on is none", "@Лидия", "@Лидия"],
  ["a name in another case of Russian is none", "@Анне Ожеговой", "@Анне Ожеговой"],
  ["an address of mail is nobody", "info@Ли", "info@Ли"],
  ["side by side", "@Ли@Ли", "<@4>@Ли"],
  ["between signs", "(@Ли)", "(<@4>)"],
  ["a namesake is the one who was chosen", "@Иван Петров", "<@6>", [6]],
  ["namesakes in their order", "@Иван Петров и @Иван Петров", "<@6> и <@5>", [6, 5]],
  ["someone chosen and deleted again", "@Ли", "<@4>", [6]],
  ["a number typed by hand stays", "<@3>", "<@3>"],
];

test.each(typing)("stores %s", (_name, typed, stored, chosen = []) => {
  expect(storedNote(typed, people, chosen)).toBe(stored);
});

test("a note is read with the names of today, and stored as it was", () => {
  const stored = "<@3>, спроси <@1> и <@99>";
  const renamed = people.map((each) => (each.personId === 3 ? { ...each, name: "Пётр Берёзкин" } : each));
  expect(readableNote(stored, renamed)).toBe("@Пётр Берёзкин, спроси @Анна Ожегова и @99");
  expect(storedNote(readableNote(stored, people), people)).toBe("<@3>, спроси <@1> и @99");
  expect(noteParts("<@3>!")).toEqual([{ personId: 3 }, { text: "!" }]);
  expect(mentionedPeople("<@3> <@3> <@1> <@x> <@12345678901>")).toEqual([3, 1]);
});

test.each([
  ["after @", "спроси @Ан", 10, { at: 7, prefix: "Ан" }],
  ["a second word", "@Анна О", 7, { at: 0, prefix: "Анна О" }],
  ["right after @", "@", 1, { at: 0, prefix: "" }],
  ["mail", "a@b", 3, null],
  ["a space after @", "@ Анна", 6, null],
  ["another line", "@Анна\nО", 7, null],
  ["nothing", "Анна", 4, null],
])("who is being named: %s", (_name, typed, cursor, found) => {
  expect(namePrefix(typed, cursor)).toEqual(found);
});

test.each([
  ["ан", [1, 2]],
  ["Ожег", [1]],
  ["Анна О", [1]],
  ["елк", [3]],
  ["", [1, 2, 3, 4, 5, 6]],
  ["я", []],
])("people like %j", (prefix, ids) => {
  expect(peopleLike(people, prefix).map(({ personId }) => personId)).toEqual(ids);
});
