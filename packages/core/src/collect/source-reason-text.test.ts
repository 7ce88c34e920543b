import { expect, test } from "vitest";
import { reasonText } from "./source-reason-text.ts";
import { readSourceReason, sourceReasons } from "./source-reason.ts";

test.each(sourceReasons)("%s has two sentences in each language", (reason) => {
  for (const language of ["ru", "en"] as const) {
    const { what, mend } = reasonText(reason, language);
    for (const sentence of [what, mend]) {
      expect(sentence).toMatch(/^\p{Lu}.{8,160}\.$/u);
      expect(/[а-яё]/iu.test(sentence)).toBe(language === "ru");
    }
  }
});

test.each([
  ["over_budget", "en", /own guard/, /Raise the budget/, /first of the month/],
  ["over_budget", "ru", /собственный предохранитель/, /Поднимите бюджет/, /первого числа/],
  ["no_credits", "en", /credits of your account/, /Buy credits/, /does not change/],
  ["no_credits", "ru", /кончились оплаченные кредиты/, /Докупите/, /не влияет/],
] as const)("%s in %s says whose money it is and what to do", (reason, language, why, deed, rest) => {
  const { what, mend } = reasonText(reason, language);
  expect(what).toMatch(why);
  expect(mend).toMatch(deed);
  expect(mend).toMatch(rest);
});

test("a code from elsewhere is read as our own error, never thrown at people", () => {
  expect([readSourceReason("dns"), readSourceReason("constructor")]).toEqual(["dns", "internal"]);
});
