import type { AnswerLanguage } from "@earshot/core/respond/prompt";
import { englishFirstNames } from "../../draft/english-names.ts";
import { isFirstName } from "../../names/decline-name.ts";
import { comparable, compileWords } from "../word-pattern.ts";

const greetings = compileWords(`
  здравствуйте здравствуй добрый_день доброе_утро добрый_вечер доброго_дня доброго_времени_суток привет приветствую всем_привет салют
  друзья дорогие_друзья коллеги уважаемые_коллеги дамы_и_господа
  hello hello_there hi hi_there hi_all hey hey_there good_morning good_afternoon good_evening greetings
  friends dear_friends folks colleagues team hi_folks hi_everyone hello_everyone hey_everyone`);

/** «Ты» to a reader. */
export const saysTy = compileWords(
  "ты тебя тебе тобой твой твоя твое твои твоего твоей твоему твою твоих твоим",
);
/** «Вы» to a reader or to many. */
export const saysVy = compileWords(
  "вы вас вам вами ваш ваша ваше ваши вашего вашей вашему вашу ваших вашим вашими",
);

/** Pronouns, and verbs that stand without one in Russian; other verbs of the first person are not seen. */
export const firstPerson: Record<AnswerLanguage, Record<"i" | "we", (text: string) => unknown[]>> = {
  ru: {
    i: compileWords(`я меня мне мной мой моя мое мои моего моей моему мою моих моим думаю считаю знаю понимаю прошу хочу могу
      буду скажу отвечу отвечаю передам проверю проверяю обещаю пишу вижу приеду зайду пришлю жду верю надеюсь благодарю
      извиняюсь виноват виновата согласен согласна уверен уверена помню люблю прихожу зову начну сделаю`),
    we: compileWords(`мы нас нам нами наш наша наше наши нашего нашей нашему нашу наших нашим думаем считаем знаем понимаем
      просим хотим можем будем скажем ответим отвечаем передадим проверим проверяем обещаем пишем видим приедем пришлем ждем верим
      надеемся благодарим извиняемся согласны уверены исправим исправляем вернем работаем делаем сделаем открываем запускаем начнем`),
  },
  en: {
    i: compileWords("i i'm i've i'd i'll me my mine myself"),
    we: compileWords("we we're we've we'd we'll us our ours ourselves"),
  },
};

/** How a text begins: with a greeting, in its dictionary spelling, and with somebody's first name. */
export function readHead(text: string): { greeting: string | null; isByName: boolean } {
  let rest = text;
  let greeting: string | null = null;
  let isByName = false;
  for (let step = 0; step < 2; step++) {
    rest = rest.replace(/^[^\p{L}]+/u, "");
    const line = rest.slice(0, 60);
    const place = greetings(line).at(0);
    const name = /^(\p{Lu}[\p{L}-]+)(?:\s\p{Lu}[\p{L}-]+)?\s?(?:[,.!:—–]|$)/u.exec(line);
    if (greeting === null && place?.start === 0) {
      greeting = capitalise(comparable(line.slice(0, place.end)).replace(/\s+/g, " "));
      rest = rest.slice(place.end);
    } else if (name?.[1] !== undefined && isPersonName(name[1])) {
      isByName = true;
      rest = rest.slice(name[0].length);
    } else break;
  }
  return { greeting, isByName };
}

/** With a capital letter at its beginning. */
export function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A common first name, Russian or English, in its base form. */
export function isPersonName(word: string): boolean {
  return isFirstName(word) || englishFirstNames.has(word.toLowerCase());
}

/** The English first name that an author goes by; null for a nickname or a name that is not among the common ones. */
export function englishNameOf(authorName: string | null): string | null {
  const first = /^(\p{Lu}\p{Ll}+)(?:\s\p{Lu}[\p{L}'’.-]*){0,2}$/u.exec(authorName ?? "")?.[1];
  return first !== undefined && englishFirstNames.has(first.toLowerCase()) ? first : null;
}

/** Whether all words of an author's name stand in the name of the leader. */
export function isNameOf(authorName: string | null, leader: string | null): boolean {
  if (authorName === null || leader === null) return false;
  const words = new Set(comparable(leader).split(/\s+/));
  const own = comparable(authorName).trim().split(/\s+/);
  return own.length > 1 && own.every((word) => words.has(word));
}
