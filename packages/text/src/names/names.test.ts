import { describe, expect, test } from "vitest";
import { declineNamePart, genderOfName, type NamePart } from "./decline-name.ts";
import { declineRussianWord, inflectLatinWord } from "./decline-word.ts";
import type { Gender } from "./first-names.ts";
import { parseName } from "./parse-name.ts";
import { proposeTerms } from "./propose-terms.ts";
import { latinSpellings, russianSpelling } from "./transliterate.ts";

describe("declineRussianWord", () => {
  const rows: { base: string; has: string; hasNot: string }[] = [
    {
      base: "Заслонка",
      has: "заслонки заслонке заслонку заслонкой заслонок заслонками",
      hasNot: "заслон заслонный",
    },
    { base: "Помор", has: "помора помору помором поморов", hasNot: "поморье поморский поморка" },
    { base: "Кулебятня", has: "кулебятню кулебятней кулебятен", hasNot: "кулебяка кулебяк" },
    { base: "Стрелецкий", has: "стрелецкого стрелецким стрелецких", hasNot: "стрельцы стрелецкая стрелец" },
    { base: "вторая", has: "второй вторую вторых", hasNot: "второго второму второе" },
    { base: "Дымок", has: "дымка дымку дымком", hasNot: "дым дымный дыма" },
    { base: "уголёк", has: "уголька угольком", hasNot: "уголь угол" },
    { base: "Угольки", has: "угольков угольками", hasNot: "уголь угли" },
    { base: "печь", has: "печи печью печей", hasNot: "печник печка печёт" },
    { base: "день", has: "дня дню днём", hasNot: "денег деньги" },
    { base: "церковь", has: "церкви церковью церквей", hasNot: "церковный" },
    { base: "приложение", has: "приложения приложением", hasNot: "приложить приложенный" },
    { base: "Скалкин", has: "скалкина скалкиным", hasNot: "скалка скалки" },
    { base: "Коммерсантъ", has: "коммерсант коммерсанта", hasNot: "коммерческий" },
    { base: "герой", has: "героя героем", hasNot: "героиня" },
  ];

  test.each(rows)("$base", ({ base, has, hasNot }) => {
    const forms = new Set(declineRussianWord(base));
    const normal = (list: string): string[] => list.replaceAll("ё", "е").split(" ");
    expect(normal(has).filter((form) => !forms.has(form))).toEqual([]);
    expect(normal(hasNot).filter((form) => forms.has(form))).toEqual([]);
  });

  test.each(["СД", "РЖД", "24", "Zara"])("%s stays as it is", (word) => {
    expect(declineRussianWord(word)).toEqual([word.toLowerCase()]);
  });

  test("Latin words have a plural", () => {
    expect([...inflectLatinWord("bakery"), ...inflectLatinWord("box")]).toEqual([
      "bakery",
      "bakeries",
      "bakerys",
      "box",
      "boxes",
    ]);
  });
});

describe("declineNamePart", () => {
  const rows: { part: NamePart; name: string; gender: Gender | null; forms: string }[] = [
    {
      part: "last",
      name: "Дёжкин",
      gender: "male",
      forms: "дежкин дежкина дежкину дежкиным дежкине дежкином",
    },
    { part: "last", name: "Опарина", gender: "female", forms: "опарина опариной опарину опариною" },
    { part: "last", name: "Жуйко", gender: null, forms: "жуйко" },
    { part: "last", name: "Черных", gender: null, forms: "черных" },
    { part: "first", name: "Илья", gender: "male", forms: "илья ильи илье илью ильей" },
    { part: "first", name: "Пётр", gender: "male", forms: "петр петра петру петром петре" },
    {
      part: "middle",
      name: "Ильинична",
      gender: "female",
      forms: "ильинична ильиничны ильиничне ильиничну ильиничной ильиничною",
    },
    { part: "last", name: "Smith", gender: null, forms: "smith" },
  ];

  test.each(rows)("$name", ({ part, name, gender, forms }) => {
    expect(declineNamePart(part, name, gender)).toEqual(forms.split(" "));
  });

  test("a surname that both genders bear has the forms of both", () => {
    expect(declineNamePart("last", "Мелентович", null)).toEqual(
      expect.arrayContaining(["мелентович", "мелентовичем"]),
    );
  });
});

describe("parseName", () => {
  const rows: { text: string; parts: (string | null)[] }[] = [
    { text: "Аркадий Семёнович Дёжкин", parts: ["Аркадий", "Семёнович", "Дёжкин"] },
    { text: "Дёжкин Аркадий Семёнович", parts: ["Аркадий", "Семёнович", "Дёжкин"] },
    { text: "Дёжкин А. С.", parts: ["А", "С", "Дёжкин"] },
    { text: "А. Дёжкин", parts: ["А", null, "Дёжкин"] },
    { text: "Аркадий Семёнович", parts: ["Аркадий", "Семёнович", null] },
    { text: "Вероника Мелентович", parts: ["Вероника", null, "Мелентович"] },
    { text: "Межевой Павел", parts: ["Павел", null, "Межевой"] },
    { text: "Рогожская", parts: [null, null, "Рогожская"] },
    { text: "Тамара", parts: ["Тамара", null, null] },
    { text: "Ильхам Гейдар оглы Алиев", parts: ["Ильхам", "Гейдар-оглы", "Алиев"] },
    { text: "Arkady Dezhkin", parts: ["Arkady", null, "Dezhkin"] },
  ];

  test.each(rows)("$text", ({ text, parts }) => {
    const name = parseName(text);
    expect([name?.first, name?.middle, name?.last]).toEqual(parts);
  });

  test("gender is read from patronymic, first name, then surname", () => {
    expect([
      genderOfName({ first: "Саша", middle: "Ильинична" }),
      genderOfName({ first: "Никита", last: "Жуйко" }),
      genderOfName({ last: "Опарина" }),
      genderOfName({ last: "Жуйко" }),
    ]).toEqual(["female", "male", "female", null]);
  });
});

describe("transliteration", () => {
  test.each([
    { name: "Дёжкин", spellings: ["Dyozhkin", "Dezhkin", "Dozhkin"] },
    { name: "Щавельский", spellings: ["Shchavelsky", "Shchavelskiy", "Schavelskij"] },
    { name: "Горбачёв", spellings: ["Gorbachov", "Gorbachev"] },
    { name: "Юлия", spellings: ["Yuliya", "Iuliia", "Julija"] },
  ])("$name", ({ name, spellings }) => {
    expect(latinSpellings(name)).toEqual(expect.arrayContaining(spellings));
  });

  test.each([
    ["Arkady Dezhkin", "Аркадий Дежкин"],
    ["Shchavelsky", "Щавельский"],
    ["Tchaikovsky", "Чайковский"],
    ["Yulia Zhuk", "Юлия Жук"],
    ["Dmitriy Medvedev", "Дмитрий Медведев"],
  ])("%s", (latin, russian) => {
    expect(russianSpelling(latin)).toBe(russian);
  });
});

describe("proposeTerms", () => {
  test("a person: name, surname, address and first name in context, Latin spellings", () => {
    const terms = proposeTerms("Аркадий Семёнович Дёжкин", "executive");
    expect(terms.slice(0, 5).map(({ text, needsContext }) => [text, needsContext])).toEqual([
      ["Аркадий Семёнович Дёжкин", false],
      ["Дёжкин", false],
      ["Аркадий Семёнович", true],
      ["Аркадий", true],
      ["Аркаша Дёжкин", false],
    ]);
    expect(terms.map(({ text }) => text)).toContain("Arkady Dezhkin");
  });

  test("a patronymic beside the name gives the full name with its initials, once", () => {
    const terms = proposeTerms("Аркадий Дёжкин", "executive", "Семёнович");
    expect(terms.find(({ why }) => why === "full_name")).toMatchObject({
      text: "Аркадий Семёнович Дёжкин",
      forms: ["А. С. Дёжкин"],
    });
    expect(terms.find(({ why }) => why === "address")?.text).toBe("Аркадий Семёнович");
  });

  test.each([
    ["Robert Smith", "executive", "short_name", "Rob Smith"],
    ["Robert Smith", "executive", "russian", "Роберт Смитх"],
    ["Заслонка", "brand", "layout", "Pfckjyrf"],
    ["Заслонка", "brand", "misspelling", "Заслонкка"],
    ["Щавельский", "executive", "latin", "Shhavelskij"],
    ["Аркадий Дёжкин", "executive", "hashtag", "#АркадийДёжкин"],
  ] as const)("%s as %s: %s %s", (name, kind, why, text) => {
    expect(
      proposeTerms(name, kind)
        .filter((each) => each.why === why)
        .map((each) => each.text),
    ).toContain(text);
  });

  test("a brand that is also a word: by its capital, or in context", () => {
    const terms = proposeTerms("Заслонка", "company");
    expect(
      terms
        .filter(({ isOnlyIfFound }) => !isOnlyIfFound)
        .map(({ text, needsContext, isCaseSensitive }) => [text, needsContext, isCaseSensitive]),
    ).toEqual([
      ["Заслонка", false, true],
      ["заслонка", true, false],
      ["Zaslonka", false, false],
      ["#Заслонка", false, false],
    ]);
  });

  test("nothing for nothing", () => {
    expect(proposeTerms("  ", "brand")).toEqual([]);
  });
});
