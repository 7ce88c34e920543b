import type { OwnText } from "@earshot/core/respond/leader-voice";
import { describe, expect, test } from "vitest";
import { learnVoice } from "./learn-voice.ts";

/** Newest first, so ids fall. */
function written(replies: readonly string[], posts: readonly string[] = []): OwnText[] {
  const all = [
    ...replies.map((text) => ({ text, isReply: true })),
    ...posts.map((text) => ({ text, isReply: false })),
  ];
  return all.map((each, at) => ({ ...each, postId: 1_000 - at, publishedAt: new Date(1_000_000 - at) }));
}

const baker = written(
  [
    "Надежда, добрый день! Передал на Лесную, в понедельник сам зайду и попробую ваш пирог.",
    "Добрый день, Роман. Спорить готов, приходите к печи, отвечу вам прямо.",
    "Добрый день! Спасибо вам, тесто проверю сегодня же 🙏",
    "Раиса, пирог вернём, слово пекаря. Напишите мне город 🙏",
    "Добрый день. Какой у вас город? Я записываю.",
    "Пирог я испёк сам, вы правы насчёт лука))",
  ],
  [
    "Сегодня открыли печь на Лесной улице. Я волновался больше всех, тесто не подвело. Ваш пекарь.",
    "Третью ночь думаю про муку. Я считал до утра, пирог подорожает на рубль. Ваш пекарь.",
    "Почему пирог сухой? Я зашёл в своё кафе и расстроился. Стыдно. Ваш пекарь.",
    "Вчера было много гостей в кафе на улице Мира, и все были голодные 🙏",
    "Пирог с капустой возвращается в среду, приходите все в гости к нам.",
    "Дождь, и в кафе пусто. Самое время для чая и пирога у окна.",
    "Мы с женой пробуем новый рецепт, получается через раз, но вкусно.",
    "Утром было холодно, печь грели долго, зато хлеб вышел хороший.",
    "Завтра выходной, сегодня приходите пораньше за своим хлебом.",
  ],
);

describe("a voice in Russian", () => {
  const { traits, ...counted } = learnVoice(baker, "ru", [
    "Хлеб и город, печь и улица",
    "В кафе был суп",
    "Дорогой чай",
  ]);

  test.each([
    ["the usual greeting, behind a name too", traits?.greeting, { words: "Добрый день", count: 4, of: 6 }],
    ["names", traits?.byName, { count: 3, of: 6, examples: [1_000, 999] }],
    ["the form of address", traits?.address, { form: "vy" }],
    ["the person", traits?.person, { form: "i" }],
    ["emoji", traits?.emoji, { count: 3, of: 15, commonest: ["🙏"] }],
    ["exclamations", traits?.exclamation, { count: 2, of: 15 }],
    ["questions", traits?.question, { count: 2, of: 15 }],
    ["signs of laughter", traits?.humour, { count: 1, commonest: ["))"], examples: [995] }],
    ["the sign-off", traits?.signOff, { words: "Ваш пекарь", count: 3 }],
  ])("%s", (_, found, wanted) => {
    expect(found).toMatchObject(wanted);
  });

  test("n, lengths of posts and replies apart, and words of their own", () => {
    expect(counted).toEqual({ language: "ru", n: 15, posts: 9, replies: 6 });
    expect(traits?.postLength).toMatchObject({ words: 13, of: 9 });
    expect(traits?.replyLength?.examples).toHaveLength(2);
    expect(traits?.typicalWords.commonest.at(0)).toBe("пирог");
  });

  test("below fifteen texts, and of a language that is not theirs, nothing is said", () => {
    expect(learnVoice(baker.slice(1), "ru", [])).toMatchObject({ n: 14, traits: null });
    expect(learnVoice(baker, "en", [])).toMatchObject({ n: 0, traits: null });
  });

  test("the newest three hundred count", () => {
    const many = Array.from({ length: 30 }, () => baker).flat();
    expect(learnVoice(many, "ru", []).n).toBe(300);
  });
});

test("a voice in English", () => {
  const said = written([
    ...Array.from(
      { length: 8 },
      (_, at) => `Hey Anna, we're on it, our oven number ${at} is being repaired today lol`,
    ),
    ...Array.from(
      { length: 8 },
      (_, at) => `Hey! We have checked shop number ${at} and our team will call you back 🎉`,
    ),
  ]);
  expect(learnVoice(said, "en", []).traits).toMatchObject({
    greeting: { words: "Hey", count: 16, of: 16 },
    byName: { count: 8 },
    address: null,
    person: { form: "we", count: 16 },
    emoji: { count: 8, commonest: ["🎉"] },
    humour: { count: 8, commonest: ["lol"] },
    signOff: null,
  });
});
