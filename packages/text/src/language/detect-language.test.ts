import { describe, expect, test } from "vitest";
import { detectLanguage, type Language } from "./detect-language.ts";

const rows: { lang: Language; text: string }[] = [
  { lang: "ru", text: "Плавают обороты на холодную. Почистил дроссельную заслонку, стало лучше." },
  { lang: "ru", text: "ПОМОР??? вы чего творите" },
  { lang: "ru", text: "всё, люблю вас" },
  { lang: "ru", text: "Урюпинск!" },
  { lang: "ru", text: "опять очередь" },
  { lang: "ru", text: "Kak eto mozhno est, ya ne ponimayu. Spasibo, bolshe ne pridu" },
  { lang: "ru", text: "privet, u vas segodnya net piroga s ryboj" },
  { lang: "en", text: "Lunch at Zaslonka again, the cashier called me dobri čoveče" },
  { lang: "en", text: "Belgrade, Vračar. Stopped for tea, stayed for the cabbage pie." },
  { lang: "en", text: "that iced smoked tea looks illegal, want" },
  { lang: "en", text: "Great pies!" },
  { lang: "uk", text: "Чи буде ця мережа працювати у Львові? Дуже чекаємо" },
  { lang: "uk", text: "Дякую, все було смачно" },
  { lang: "uk", text: "Ціни знову підняли, а якість ні" },
  { lang: "be", text: "Вельмі смачна, дзякуй! Калі адкрыецеся ў Мінску?" },
  { lang: "be", text: "Гэта ўжо не тая кавярня, што была раней" },
  { lang: "kk", text: "Бұл кафе Алматыда қашан ашылады? Біз күтіп жүрміз" },
  { lang: "kk", text: "Рахмет, өте дәмді болды" },
  { lang: "other", text: "Zasłonka do kuchni czy roleta? Pokażcie, co macie w oknach." },
  { lang: "other", text: "Nowa zasłonka pod prysznic i człowiek od razu inaczej patrzy na życie." },
  { lang: "other", text: "Danas sam bio u novom kafiću, pite su odlične i nije skupo" },
  { lang: "other", text: "Данас сам био у новом кафићу, пите су одличне и није скупо" },
  { lang: "other", text: "Heute war ich im neuen Café, der Kuchen ist sehr gut und nicht teuer" },
  { lang: "other", text: "Днес бях в новото кафене и баницата е много вкусна, ще дойда пак" },
  { lang: "other", text: "Bugün yeni kafeye gittik, börek çok güzeldi ama biraz pahalı" },
  { lang: "other", text: "Aujourd'hui nous avons mangé une tarte dans le nouveau café" },
  { lang: "other", text: "今日は新しいカフェに行きました" },
];

describe("detectLanguage", () => {
  test.each(rows)("$lang: $text", ({ lang, text }) => {
    expect(detectLanguage(text).lang).toBe(lang);
  });

  test("a text without words has no language", () => {
    expect(detectLanguage("👍 5/5 https://t.me/x @y")).toEqual({ lang: "other", confidence: 0 });
  });

  test("more words make it surer", () => {
    const short = detectLanguage("опять очередь").confidence;
    const long = detectLanguage(
      "опять очередь, и никто не знает, когда это всё закончится и что будет дальше",
    ).confidence;
    expect(long).toBeGreaterThan(short);
  });
});
