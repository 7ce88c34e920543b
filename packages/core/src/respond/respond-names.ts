import type { Names } from "../triage/page-language.ts";
import type { Channel, Principle, Response, Speaker } from "./vocabulary.ts";

/** What is to be done, as a heading. */
export const responseNames: Names<Response> = {
  ru: { respond: "Ответить", monitor: "Пока наблюдать", do_not_respond: "Не отвечать" },
  en: { respond: "Respond", monitor: "Watch for now", do_not_respond: "Do not respond" },
};

export const speakerNames: Names<Speaker> = {
  ru: {
    executive: "руководитель",
    company: "аккаунт компании",
    support: "служба поддержки",
    legal: "юрист",
    none: "никто",
  },
  en: {
    executive: "the executive",
    company: "the company's account",
    support: "support",
    legal: "a lawyer",
    none: "nobody",
  },
};

export const channelNames: Names<Channel> = {
  ru: {
    thread: "в обсуждении под публикацией",
    private_message: "в личном сообщении автору",
    own_page: "на своей странице",
    press_office: "через пресс-службу",
    none: "нигде",
  },
  en: {
    thread: "in the thread of the post",
    private_message: "in a message to the author",
    own_page: "on our own page",
    press_office: "through the press office",
    none: "nowhere",
  },
};

export const principleNames: Names<Principle> = {
  ru: {
    objectivity: "Объективность",
    naturalness: "Естественность",
    flexibility: "Гибкость",
    control: "Контроль слов и поступков",
    boldness: "Смелость",
    strategy: "Цели и стратегия",
    coordination: "Согласованность",
  },
  en: {
    objectivity: "Objectivity",
    naturalness: "Naturalness",
    flexibility: "Flexibility",
    control: "Control over words and actions",
    boldness: "Boldness",
    strategy: "Goals and strategy",
    coordination: "Coordination",
  },
};

/** What whoever answers asks themselves, for each of the seven principles. */
export const principleQuestions: Names<Principle> = {
  ru: {
    objectivity: "Признано, в чём автор прав? За каждым фактом есть карточка?",
    naturalness: "Так сказал бы живой человек, вслух?",
    flexibility: "Есть ли место иному мнению, вопросу, перемене?",
    control: "Перечитано остывшим? Нет ни чужих имён, ни внутренних сведений?",
    boldness: "Можно ли честнее, прямее, неожиданнее?",
    strategy: "Это приближает к тому, чего мы хотим, или только спор выигран?",
    coordination: "Не расходится ли с тем, что уже вышло и выйдет рядом?",
  },
  en: {
    objectivity: "Have we granted what the author is right about? Is there a card behind every fact?",
    naturalness: "Would a living person say it like this, aloud?",
    flexibility: "Is there room for another opinion, a question, a change?",
    control: "Read again with a cool head? No names of others, nothing internal?",
    boldness: "Could it be more honest, more direct, less expected?",
    strategy: "Does it bring us closer to what we want, or only win the argument?",
    coordination: "Does it fit what was published and what comes out beside it?",
  },
};
