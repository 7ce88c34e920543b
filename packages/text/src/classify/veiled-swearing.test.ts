import { describe, expect, it } from "vitest";
import { findVeiledSwearing } from "./veiled-swearing.ts";

const found = [
  { text: "ну вы и с*ки", word: "с*ки" },
  { text: "бл@ть, опять", word: "бл@ть" },
  { text: "иди на х*й отсюда", word: "х*й" },
  { text: "какая п**да", word: "п**да" },
  { text: "х у й вам", word: "х у й" },
  { text: "what the f*ck is this", word: "f*ck" },
  { text: "total bullsh*t? no, sh1t", word: "sh1t" },
  { text: "you b!tch", word: "b!tch" },
  { text: "ПиZдец полный", word: "ПиZдец" },
  { text: "nu vy i blyat dali, pizdec", word: "pizdec" },
];
const calm = [
  "к*т и м*шь",
  "Huinan, Suka and Blyth went to Govan",
  "5*5 и a*b",
  "и т. д. и т. п.",
  "a.b.c",
  "И. О. Иванов",
  "почта ivan.petrov@example.com",
  "цена 100.0 руб",
  "Приём в к.3, каб.4",
  "U.S.A. and the E.U.",
  "",
];

describe("findVeiledSwearing", () => {
  it.each(found)("sees $word", ({ text, word }) => {
    expect(findVeiledSwearing(text).map(({ start, end }) => text.slice(start, end))).toContain(word);
  });
  it.each(calm)("takes nothing for it in %j", (text) => {
    expect(findVeiledSwearing(text)).toEqual([]);
  });
  it("is done soon with a text of signs", () => {
    expect(findVeiledSwearing("х*".repeat(50_000))).toEqual([]);
  });
});
