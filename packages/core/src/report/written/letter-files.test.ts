import { expect, test } from "vitest";
import { fileLines, fitLetter } from "./letter-files.ts";

const named = (name: string, bytes: number) => ({ name, bytes });

test.each([
  // 7.2 MB are 9.85 MB in base64 with its ends of lines, 7.3 MB are 9.99 MB: no room for the text.
  { files: [7.2e6], taken: [7.2e6], left: [] },
  { files: [7.3e6], taken: [], left: [7.3e6] },
  { files: [4e6, 4e6], taken: [4e6], left: [4e6] },
  { files: [8e6, 1e6, 2e6], taken: [1e6, 2e6], left: [8e6] },
  { files: [], taken: [], left: [] },
])("a letter of 10 MB at most, of files of $files bytes", ({ files, taken, left }) => {
  expect(fitLetter(files.map((bytes) => ({ bytes })))).toEqual({
    taken: taken.map((bytes) => ({ bytes })),
    left: left.map((bytes) => ({ bytes })),
  });
});

test("a letter names what is in it, what is not, and where that is", () => {
  const taken = [named("a.pdf", 1e6), named("a.xlsx", 2e4)];
  const left = [named("a.pptx", 12.4e6), named("a.html", 20_000)];
  expect(fileLines({ taken, left: [], url: null }, "en")).toEqual(["Attached: a.pdf, a.xlsx."]);
  expect(fileLines({ taken, left, url: "https://earshot.example/r" }, "ru")).toEqual([
    "Во вложении: a.pdf, a.xlsx.",
    "Не поместилось в письмо: a.pptx (12 МБ), a.html (0,1 МБ). Письма больше 10 МБ многие серверы не принимают, а файл в письме становится на треть больше. Скачать: https://earshot.example/r",
  ]);
  expect(fileLines({ taken: [], left: left.slice(0, 1), url: null }, "en")).toEqual([
    "Did not fit into this letter: a.pptx (12 MB). Many servers refuse letters above 10 MB, and a file grows by a third in a letter. To be downloaded on the page Reports → Documents.",
  ]);
  expect(fileLines({ taken: [], left: [], url: null }, "ru")).toEqual([]);
});
