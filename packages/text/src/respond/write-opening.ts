import type { AnswerLanguage } from "@earshot/core/respond/prompt";
import type { Posture, Speaker } from "@earshot/core/respond/vocabulary";
import { isFirstName } from "../names/decline-name.ts";
import { parseName } from "../names/parse-name.ts";
import { speakAs, type OwnVoice } from "./voice/speak-as.ts";
import { englishNameOf, isNameOf } from "./voice/voice-words.ts";
import { compileWords } from "./word-pattern.ts";

const talksFamiliarly = compileWords(
  `ты тебе тебя тобой твой твоя твои твое привет здарова чувак бро ребят ребята hey guys dude bro mate`,
);

/** Beginnings by what the answer does. `{name}` is taken with its comma and space, or not at all. */
const openings: Record<AnswerLanguage, Record<Posture, { formal: string; familiar: string }>> = {
  ru: {
    inform: {
      formal: "{Здравствуйте}. Проверяем это прямо сейчас.",
      familiar: "{Привет}. Проверяем прямо сейчас.",
    },
    deny: {
      formal: "{Здравствуйте}. Это не так, покажу на фактах.",
      familiar: "{Привет}. Это не так, вот факты.",
    },
    diminish: {
      formal: "{Здравствуйте}. Расскажу, что случилось и скольких задело.",
      familiar: "{Привет}. Рассказываю, что случилось.",
    },
    rebuild: {
      formal: "{Здравствуйте}. Простите, так быть не должно.",
      familiar: "{Привет}. Простите, тут мы неправы.",
    },
    bolster: { formal: "{Здравствуйте}. Спасибо вам за эти слова.", familiar: "{Спасибо}, очень приятно." },
    explain: {
      formal: "{Здравствуйте}. Понимаю досаду, объясню, почему так.",
      familiar: "{Привет}. Понимаю, неприятно; объясню, почему так.",
    },
    engage: {
      formal: "{Здравствуйте}. Вопрос по делу, отвечу прямо.",
      familiar: "{Привет}. Дельный вопрос, отвечу прямо.",
    },
    amplify: { formal: "{Спасибо}, передам тем, кто это сделал.", familiar: "{Спасибо}! Передам нашим." },
    ask: {
      formal: "{Здравствуйте}. Спасибо за мысль, уточню одно.",
      familiar: "{Привет}. Хорошая мысль, уточню одно.",
    },
    none: { formal: "", familiar: "" },
  },
  en: {
    inform: {
      formal: "{Hello}. We are checking this right now.",
      familiar: "{Hi}. Checking this right now.",
    },
    deny: {
      formal: "{Hello}. This is not so; here are the facts.",
      familiar: "{Hi}. That's not so, here are the facts.",
    },
    diminish: {
      formal: "{Hello}. Here is what happened and how many it hit.",
      familiar: "{Hi}. Here's what happened.",
    },
    rebuild: {
      formal: "{Hello}. I am sorry, this should not have happened.",
      familiar: "{Hi}. Sorry, we got this wrong.",
    },
    bolster: { formal: "{Hello}. Thank you for these words.", familiar: "{Thanks}, this means a lot." },
    explain: {
      formal: "{Hello}. I see why this annoys; let me explain.",
      familiar: "{Hi}. I get why this annoys; here's why we did it.",
    },
    engage: {
      formal: "{Hello}. A fair point; let me answer it directly.",
      familiar: "{Hi}. Fair point, straight answer below.",
    },
    amplify: {
      formal: "{Thank you}. I will pass it on to those who did it.",
      familiar: "{Thanks}! I'll tell the team.",
    },
    ask: {
      formal: "{Hello}. Thank you for the idea; may I ask one thing?",
      familiar: "{Hi}. Good idea, one question.",
    },
    none: { formal: "", familiar: "" },
  },
};

/** Where a card says what is asked: whoever knows something does not say that they are still checking. */
const knownOpenings: Record<AnswerLanguage, { formal: string; familiar: string }> = {
  ru: {
    formal: "{Здравствуйте}. Вот что известно на этот час.",
    familiar: "{Привет}. Вот что известно сейчас.",
  },
  en: {
    formal: "{Hello}. Here is what we know at this point.",
    familiar: "{Hi}. Here's what we know so far.",
  },
};

/** The first name that an author goes by; null for a channel, a nickname or a company. */
export function addressOf(name: string | null): string | null {
  if (name === null || /[@_\d]/.test(name)) return null;
  const first = parseName(name)?.first ?? null;
  return first !== null && first.length > 1 && isFirstName(first) ? first : null;
}

/**
 * The beginning of an answer, in the language and register of the post; empty where nothing is answered. An executive whose voice is
 * known in this language speaks in it.
 */
export function writeOpening(
  posture: Posture,
  speaker: Speaker,
  language: AnswerLanguage,
  post: { text: string; authorName: string | null; hasFacts?: boolean },
  own?: OwnVoice,
): string {
  const isKnown = posture === "inform" && post.hasFacts === true;
  if (own?.voice.language === language && speaker === "executive") {
    // Whoever bears the leader's name is an account of theirs or a false one: nobody calls themselves by name.
    const author = isNameOf(post.authorName, own.leader) ? null : post.authorName;
    const name = addressOf(author) ?? englishNameOf(author);
    const spoken = speakAs(own.voice, posture, { text: post.text, name, isKnown, isGrave: own.isGrave });
    if (spoken !== null) return spoken;
  }
  const isFamiliar = speaker === "executive" || speaker === "company" || speaker === "support";
  const register = isFamiliar && talksFamiliarly(post.text).length > 0 ? "familiar" : "formal";
  const name = addressOf(post.authorName);
  const opening = isKnown ? knownOpenings[language] : openings[language][posture];
  return opening[register].replace(/\{([^}]+)\}/, (_, greeting: string) =>
    name === null ? greeting : `${greeting}, ${name}`,
  );
}
