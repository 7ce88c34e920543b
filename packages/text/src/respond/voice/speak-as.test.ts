import type { Habit, LeaderVoice, NamedHabit, VoiceTraits } from "@earshot/core/respond/leader-voice";
import type { Posture } from "@earshot/core/respond/vocabulary";
import { describe, expect, test } from "vitest";
import { writeOpening } from "../write-opening.ts";

const habit = (count: number): Habit => ({ count, of: 20, examples: [] });
const named = (count: number, ...commonest: string[]): NamedHabit => ({ ...habit(count), commonest });

function voiceOf(traits: Partial<VoiceTraits>, language: LeaderVoice["language"] = "ru"): LeaderVoice {
  const silent: VoiceTraits = {
    postLength: null,
    replyLength: null,
    greeting: null,
    byName: habit(0),
    address: null,
    person: null,
    emoji: named(0),
    exclamation: habit(0),
    question: habit(0),
    humour: named(0),
    typicalWords: named(0),
    signOff: null,
  };
  return { language, n: 20, posts: 10, replies: 10, traits: { ...silent, ...traits } };
}

const hello = (words: string) => ({ words, ...habit(15) });
const usesTy = voiceOf({ address: { form: "ty", ...habit(12) }, greeting: hello("Привет") });
const cheerful = voiceOf({ emoji: named(10, "🤣", "🙏"), exclamation: habit(12), humour: named(10, "))") });
const smiling = voiceOf({ humour: named(10, "))") });
const asWe = voiceOf({ person: { form: "we", ...habit(9) }, greeting: hello("Good morning") }, "en");

interface Row {
  voice: LeaderVoice;
  posture: Posture;
  text: string;
  author?: string;
  isGrave?: boolean;
  wanted: string;
}

const rows: [string, Row][] = [
  [
    "no greeting, by name",
    {
      voice: voiceOf({ byName: habit(10) }),
      posture: "rebuild",
      text: "Пирог сырой",
      author: "Катерина Белова",
      wanted: "Катерина, простите, так быть не должно.",
    },
  ],
  [
    "neither greeting nor name",
    {
      voice: voiceOf({}),
      posture: "explain",
      text: "Дорого",
      author: "Катерина Белова",
      wanted: "Понимаю досаду, объясню, почему так.",
    },
  ],
  [
    "their greeting with a name",
    {
      voice: voiceOf({ greeting: hello("Доброе утро") }),
      posture: "engage",
      text: "Почему так?",
      author: "Олег Нилов",
      wanted: "Добрый день, Олег. Вопрос по делу, отвечу прямо.",
    },
  ],
  [
    "a greeting to many greets nobody",
    {
      voice: voiceOf({ greeting: hello("Друзья") }),
      posture: "deny",
      text: "Правда?",
      wanted: "Это не так, покажу на фактах.",
    },
  ],
  [
    "ты where the voice says ты",
    { voice: usesTy, posture: "bolster", text: "Вкусный хлеб", wanted: "Привет. Спасибо тебе за эти слова." },
  ],
  [
    "never ты to who wrote вы",
    {
      voice: usesTy,
      posture: "bolster",
      text: "Вкусный у вас хлеб",
      wanted: "Здравствуйте. Спасибо вам за эти слова.",
    },
  ],
  [
    "on a grave post ты only to who wrote it",
    {
      voice: usesTy,
      posture: "rebuild",
      text: "Отравился пирогом",
      isGrave: true,
      wanted: "Здравствуйте. Простите, так быть не должно.",
    },
  ],
  [
    "ты to ты on a grave post, without a joke",
    {
      voice: usesTy,
      posture: "rebuild",
      text: "Ты отравил людей",
      isGrave: true,
      wanted: "Здравствуйте. Прости, так быть не должно.",
    },
  ],
  [
    "a warm emoji of theirs, no laughing one",
    {
      voice: cheerful,
      posture: "amplify",
      text: "Вы победили",
      wanted: "Спасибо, передам тем, кто это сделал! 🙏",
    },
  ],
  [
    "no emoji on a grave post",
    {
      voice: cheerful,
      posture: "engage",
      text: "Ты где был? лол",
      isGrave: true,
      wanted: "Вопрос по делу, отвечу прямо.",
    },
  ],
  [
    "no emoji in an apology",
    { voice: cheerful, posture: "rebuild", text: "Пирог сырой", wanted: "Простите, так быть не должно." },
  ],
  [
    "a bracket to who smiles too",
    {
      voice: smiling,
      posture: "ask",
      text: "Сделайте пирог с тыквой))",
      wanted: "Хорошая мысль, уточню одно)",
    },
  ],
  [
    "no bracket to who does not",
    {
      voice: smiling,
      posture: "ask",
      text: "Сделайте пирог с тыквой",
      wanted: "Спасибо за мысль, уточню одно.",
    },
  ],
  [
    "few words of who answers in few",
    {
      voice: voiceOf({ replyLength: { words: 7, of: 20, examples: [] } }),
      posture: "inform",
      text: "Что случилось?",
      wanted: "Проверяю прямо сейчас.",
    },
  ],
  [
    "as we, in English, at any hour",
    {
      voice: asWe,
      posture: "rebuild",
      text: "The pie was raw",
      author: "Anna Smith",
      wanted: "Hello, Anna. We are sorry, this should not have happened.",
    },
  ],
  [
    "nobody by their own name",
    {
      voice: voiceOf({ byName: habit(10) }),
      posture: "deny",
      text: "Да, продаю",
      author: "Пётр Лучинин",
      wanted: "Это не так, покажу на фактах.",
    },
  ],
  [
    "nothing is said where nothing is answered",
    { voice: cheerful, posture: "none", text: "Реклама", wanted: "" },
  ],
];

describe("an opening in the leader's own voice", () => {
  test.each(rows)("%s", (_, { voice, posture, text, author = null, isGrave = false, wanted }) => {
    const post = { text, authorName: author };
    expect(
      writeOpening(posture, "executive", voice.language, post, {
        voice,
        isGrave,
        leader: "Пётр Ильич Лучинин",
      }),
    ).toBe(wanted);
  });
});

test("others, another language and an unknown voice speak as without one", () => {
  const post = { text: "Пирог сырой", authorName: null };
  const plain = writeOpening("rebuild", "company", "ru", post);
  const own = { voice: cheerful, isGrave: false, leader: null };
  expect(writeOpening("rebuild", "company", "ru", post, own)).toBe(plain);
  expect(writeOpening("rebuild", "executive", "en", post, own)).toBe(
    writeOpening("rebuild", "executive", "en", post),
  );
  const unknown = { voice: { ...cheerful, traits: null }, isGrave: false, leader: null };
  expect(writeOpening("rebuild", "executive", "ru", post, unknown)).toBe(plain);
});
