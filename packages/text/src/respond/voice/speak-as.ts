import type { Habit, LeaderVoice, VoiceTraits } from "@earshot/core/respond/leader-voice";
import type { AnswerLanguage } from "@earshot/core/respond/prompt";
import type { Posture } from "@earshot/core/respond/vocabulary";
import { readEmoji, readHumour } from "./read-signs.ts";
import { capitalise, saysTy, saysVy } from "./voice-words.ts";

/** `[ты|вы]` and `<I|we>`; the second of a pair for those who write short or to whom somebody writes simply. */
const phrases: Record<AnswerLanguage, Record<Posture, readonly [string, string]>> = {
  ru: {
    inform: [
      "<проверяю|проверяем> это прямо сейчас, <отвечу|ответим> по фактам",
      "<проверяю|проверяем> прямо сейчас",
    ],
    deny: ["это не так, <покажу|покажем> на фактах", "это не так, вот факты"],
    diminish: [
      "<расскажу|расскажем>, что случилось и скольких задело",
      "<рассказываю|рассказываем>, что случилось",
    ],
    rebuild: ["[прости|простите], так быть не должно", "[прости|простите], так быть не должно"],
    bolster: ["спасибо [тебе|вам] за эти слова", "спасибо, очень приятно"],
    explain: [
      "<понимаю|понимаем> досаду, <объясню|объясним>, почему так",
      "<объясняю|объясняем>, почему так",
    ],
    engage: ["вопрос по делу, <отвечу|ответим> прямо", "<отвечаю|отвечаем> прямо"],
    amplify: ["спасибо, <передам|передадим> тем, кто это сделал", "спасибо, <передам|передадим> нашим"],
    ask: ["спасибо за мысль, <уточню|уточним> одно", "хорошая мысль, <уточню|уточним> одно"],
    none: ["", ""],
  },
  en: {
    inform: [
      "<I am|we are> checking this right now and will answer with facts",
      "<I'm|we're> checking this right now",
    ],
    deny: ["this is not so; here are the facts", "that's not so, here are the facts"],
    diminish: ["here is what happened and how many it hit", "here's what happened"],
    rebuild: [
      "<I am|we are> sorry, this should not have happened",
      "<I'm|we're> sorry, this should not have happened",
    ],
    bolster: ["thank you for these words", "thanks, this means a lot"],
    explain: ["<I|we> see why this annoys; let <me|us> explain", "<I|we> get why this annoys; here's why"],
    engage: ["a fair point; let <me|us> answer it directly", "fair point, straight answer below"],
    amplify: ["thank you; <I|we> will pass it on to those who did it", "thanks, <I'll|we'll> tell the team"],
    ask: ["thank you for the idea; may <I|we> ask one thing", "good idea, one question"],
    none: ["", ""],
  },
};

/** The same of `inform` where a card says what is asked. */
const knownPhrases: Record<AnswerLanguage, readonly [string, string]> = {
  ru: ["<расскажу|расскажем>, что известно на этот час", "вот что известно сейчас"],
  en: ["here is what <I|we> know at this point", "here's what <I|we> know so far"],
};

/** Greetings as one reader is greeted at any hour; those to many, such as «Друзья», greet nobody in an answer. */
const greetings: Record<string, { plain: string; isFamiliar: boolean }> = {
  ...greetAs("Здравствуйте", false, ["Здравствуйте", "Приветствую"]),
  ...greetAs("Добрый день", false, [
    "Добрый день",
    "Доброе утро",
    "Добрый вечер",
    "Доброго дня",
    "Доброго времени суток",
  ]),
  ...greetAs("Привет", true, ["Привет", "Всем привет", "Салют", "Здравствуй"]),
  ...greetAs("Hello", false, [
    "Hello",
    "Hello there",
    "Greetings",
    "Good morning",
    "Good evening",
    "Hello everyone",
  ]),
  ...greetAs("Good afternoon", false, ["Good afternoon"]),
  ...greetAs("Hi", true, ["Hi", "Hi there", "Hi all", "Hi folks", "Hi everyone"]),
  ...greetAs("Hey", true, ["Hey", "Hey there", "Hey everyone"]),
};
const politeGreeting: Record<AnswerLanguage, string> = { ru: "Здравствуйте", en: "Hello" };

/** Where good cheer does not hurt, on a post that is not grave. */
const warmPostures: ReadonlySet<Posture> = new Set<Posture>(["bolster", "amplify", "ask", "engage"]);
/** Emoji that thank or agree; laughing and pitying ones are left to the person. */
const warmEmoji = new Set(
  "🙏 ❤ 🧡 💛 💚 💙 💜 🤍 😊 🙂 ☺ 😀 😃 😄 😁 👍 🤝 💪 🎉 👏 ✨ 🥳 🌟 🙌 🤗 👌 ☀ 🌷 💐 🥧".split(" "),
);

const emojiShareMin = 0.2;
const nameShareMin = 0.2;
const humourShareMin = 0.3;
const exclamationShareMin = 0.4;
/** Whoever answers in a median of so many words opens in few. */
const shortReplyWords = 12;

/** The voice to answer in, and whose it is. */
export interface OwnVoice {
  voice: LeaderVoice;
  leader: string | null;
  isGrave: boolean;
}

/** A post to be answered, as far as the tone of the answer goes. */
export interface AddressedPost {
  text: string;
  /** The first name of its author, where one is shown. */
  name: string | null;
  /** A card says what is asked: nothing is still being checked. */
  isKnown?: boolean;
  /** No joke, no emoji and no familiar greeting on such a post. */
  isGrave: boolean;
}

/** The beginning of an answer as the leader would write it; null where too little is known of the voice. */
export function speakAs(voice: LeaderVoice, posture: Posture, post: AddressedPost): string | null {
  const { traits, language } = voice;
  if (traits === null) return null;
  const isTy = traits.address?.form === "ty" && mayBeTy(post);
  const isFamiliar = !post.isGrave && (saysTy(post.text).length > 0 || readHumour(post.text).length > 0);
  const isShort = isFamiliar || (traits.replyLength !== null && traits.replyLength.words <= shortReplyWords);
  const [full, short] = post.isKnown === true ? knownPhrases[language] : phrases[language][posture];
  const phrase = (isShort ? short : full)
    .replace(/\[([^|]*)\|([^\]]*)\]/g, (_, ty: string, vy: string) => (isTy ? ty : vy))
    .replace(/<([^|]*)\|([^>]*)>/g, (_, i: string, we: string) => (traits.person?.form === "we" ? we : i));
  if (phrase === "") return "";
  const isWarm = warmPostures.has(posture) && !post.isGrave;
  return begin(traits, language, post, phrase) + (isWarm ? warmEnd(traits, language, isFamiliar) : ".");
}

/** A stranger who wrote «вы» is never answered with «ты», and on a grave post only one who wrote it. */
function mayBeTy({ text, isGrave }: AddressedPost): boolean {
  if (saysVy(text).length > 0) return false;
  return !isGrave || saysTy(text).length > 0;
}

function begin(traits: VoiceTraits, language: AnswerLanguage, post: AddressedPost, phrase: string): string {
  const usual = greetings[traits.greeting?.words ?? ""];
  if (usual !== undefined) {
    const isTooFamiliar = usual.isFamiliar && (post.isGrave || saysVy(post.text).length > 0);
    const greeting = isTooFamiliar ? politeGreeting[language] : usual.plain;
    return `${post.name === null ? greeting : `${greeting}, ${post.name}`}. ${capitalise(phrase)}`;
  }
  if (post.name !== null && shareOf(traits.byName) >= nameShareMin) return `${post.name}, ${phrase}`;
  return capitalise(phrase);
}

function warmEnd(traits: VoiceTraits, language: AnswerLanguage, isFamiliar: boolean): string {
  const mark = shareOf(traits.exclamation) >= exclamationShareMin ? "!" : ".";
  const emoji = traits.emoji.commonest.find((each) =>
    [...readEmoji(each).keys()].some((norm) => warmEmoji.has(norm)),
  );
  if (emoji !== undefined && shareOf(traits.emoji) >= emojiShareMin) return `${mark} ${emoji}`;
  const smiles = traits.humour.commonest.some((sign) => sign === ")" || sign === "))");
  if (language === "ru" && isFamiliar && smiles && shareOf(traits.humour) >= humourShareMin) return ")";
  return mark;
}

function shareOf({ count, of }: Habit): number {
  return of === 0 ? 0 : count / of;
}

function greetAs(plain: string, isFamiliar: boolean, written: readonly string[]) {
  return Object.fromEntries(written.map((words) => [words, { plain, isFamiliar }]));
}
