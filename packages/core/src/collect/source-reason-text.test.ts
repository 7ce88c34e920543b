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

test("a code from elsewhere is read as our own error, never thrown at people", () => {
  expect([readSourceReason("dns"), readSourceReason("constructor")]).toEqual(["dns", "internal"]);
});
