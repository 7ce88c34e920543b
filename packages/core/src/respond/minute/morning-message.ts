import type { Message } from "../../notify/message.ts";
import type { PageLanguage } from "../../triage/page-language.ts";

function thingsRu(count: number): string {
  const lastTwo = count % 100;
  const last = count % 10;
  if (lastTwo >= 11 && lastTwo <= 14) return `${count} дел ждут вас`;
  if (last === 1) return `${count} дело ждёт вас`;
  return last >= 2 && last <= 4 ? `${count} дела ждут вас` : `${count} дел ждут вас`;
}

/** The morning message: what needs this person today, a line each; that nothing does is a message too. */
export function morningMessage(given: {
  language: PageLanguage;
  approvals: readonly string[];
  posts: readonly string[];
  url: string | null;
}): Message {
  const { language, approvals, posts, url } = given;
  const isRu = language === "ru";
  const count = approvals.length + posts.length;
  const nothing = isRu ? "Сегодня вы ничего никому не должны" : "Nothing needs you today";
  const things = isRu ? thingsRu(count) : `${count} ${count === 1 ? "thing needs" : "things need"} you today`;
  return {
    language,
    severity: null,
    title: count === 0 ? nothing : things,
    lines: [
      ...approvals.map((title) => `${isRu ? "Согласовать" : "To approve"}: ${title}`),
      ...posts.map((title) => `${isRu ? "О вас" : "About you"}: ${title}`),
    ],
    quotes: [],
    link: url === null ? null : { text: isRu ? "Открыть минуту" : "Open the minute", url },
    acknowledge: null,
  };
}
