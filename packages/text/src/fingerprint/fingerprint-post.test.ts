import { compareFingerprints } from "@earshot/core/analyse/near-duplicate";
import { describe, expect, it } from "vitest";
import { storyCases } from "../../eval/stories/story-cases.ts";
import { fingerprintPost } from "./fingerprint-post.ts";

const at = new Date(0);
const text =
  "Сеть кафе откроет цех заморозки под Тверью, инвестиции составят 640 млн рублей, запуск в апреле.";

describe("fingerprintPost", () => {
  const same: [name: string, title: string | null, text: string][] = [
    ["in capitals", null, text.toUpperCase()],
    ["without punctuation", null, text.replaceAll(/[.,]/g, "")],
    ["with address, handle, hashtag and emoji", null, `🔥 ${text} https://t.me/kanal/12 @kanal #новости`],
    ["with a signature", null, `${text}\nПодписывайтесь на наш канал в приложении`],
    ["with other endings", null, text.replace("цех", "цеха").replace("инвестиции", "инвестициям")],
  ];
  it.each(same)("is the same %s", (_name, title, written) => {
    const [left, right] = [fingerprintPost({ title: null, text }), fingerprintPost({ title, text: written })];
    const withoutCapitals = { names: [], isHeadlineOnly: true };
    expect({ ...right, ...withoutCapitals, terms: right.terms.terms }).toEqual({
      ...left,
      ...withoutCapitals,
      terms: left.terms.terms,
    });
  });

  it.each(["", "   ", "Согласен", "👍👍👍", "https://example.com/a/b", "да ну и что вы"])(
    "of %j has no key",
    (written) => {
      expect(fingerprintPost({ title: null, text: written }).keys).toEqual([]);
    },
  );

  it("keeps numbers, days and names apart", () => {
    const { facts, names } = fingerprintPost({ title: null, text: "В среду Иванов открыл в Перми 12 кафе." });
    expect([facts.length, names.length]).toEqual([2, 2]);
  });

  it("knows a headline alone", () => {
    const title = "Сеть кафе откроет цех заморозки под Тверью";
    expect(fingerprintPost({ title, text: "Подробности позже." }).isHeadlineOnly).toBe(true);
    expect(fingerprintPost({ title, text }).isHeadlineOnly).toBe(false);
  });
});

describe("terms of a text", () => {
  const { terms } = fingerprintPost({ title: "Пожар на складе Колоса в Перми", text });
  const rows: [name: string, title: string | null, text: string, expected: number][] = [
    ["too short to tell of an event", null, "Пирог был холодный", 0],
    [
      "of a long text only the beginning",
      "Пожар на складе Колоса в Перми",
      `${text} ${"Прочее ".repeat(200)}последнее`,
      terms.terms.length + 1,
    ],
    [
      "at most forty-eight",
      null,
      Array.from({ length: 99 }, (_, at) => `слово${"абвгдежзик"[at % 10] ?? ""}${at}ра`).join(" "),
      48,
    ],
  ];
  it.each(rows)("%s", (_name, title, written, expected) => {
    expect(fingerprintPost({ title, text: written }).terms.terms).toHaveLength(expected);
  });

  it("weigh more in the title, and more for a name", () => {
    expect([...new Set(terms.shares)].sort((a, b) => a - b)).toEqual([1, 2, 3]);
  });
});

describe("two posts repeat each other", () => {
  it.each(storyCases.map((each) => [each.isRepeat ? "yes" : "no", each.name, each] as const))(
    "%s: %s",
    (_answer, _name, { left, right, isRepeat }) => {
      const [a, b] = [fingerprintPost(left), fingerprintPost(right)];
      const meets = a.keys.some((key) => b.keys.includes(key));
      const likeness = compareFingerprints(
        { fingerprint: a, publishedAt: at },
        { fingerprint: b, publishedAt: at },
      );
      expect(meets && likeness !== null).toBe(isRepeat);
    },
  );
});
