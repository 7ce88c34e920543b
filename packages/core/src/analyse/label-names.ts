import type { Names, PageLanguage } from "../triage/page-language.ts";
import type { Direction, Sentiment } from "./label.ts";

/** Short names of directions, as rows and filters carry them. */
export const directionNames: Names<Direction> = {
  ru: {
    crisis: "кризис",
    announcement: "событие",
    clarification: "уточнение",
    unpopular_decision: "непопулярное решение",
    opinion_leader: "лидер мнений",
    feedback_request: "обратная связь",
    none: "без направления",
  },
  en: {
    crisis: "crisis",
    announcement: "news",
    clarification: "clarification",
    unpopular_decision: "unpopular decision",
    opinion_leader: "opinion leader",
    feedback_request: "feedback",
    none: "no direction",
  },
};

/** One sentence for each direction: when a post belongs to it. */
export const directionMeanings: Names<Direction> = {
  ru: {
    crisis: "Скандал, авария, угроза репутации: ответить нужно быстро.",
    announcement: "Новость компании: запуск, сделка, назначение, награда.",
    clarification: "Ошибка, слух или домысел, который нужно поправить.",
    unpopular_decision: "Решение компании, которое людям не нравится.",
    opinion_leader: "Повод высказаться руководителю как эксперту.",
    feedback_request: "Вопрос, жалоба или просьба, на которую ждут ответа.",
    none: "Упоминание без повода что-то делать.",
  },
  en: {
    crisis: "Scandal, accident, danger to reputation: answer fast.",
    announcement: "News of the company: launch, deal, appointment, award.",
    clarification: "An error, rumour or guess that wants correcting.",
    unpopular_decision: "A decision of the company that people dislike.",
    opinion_leader: "An occasion for the executive to speak as an expert.",
    feedback_request: "A question, complaint or wish that waits for an answer.",
    none: "A mention that asks for nothing.",
  },
};

export const sentimentNames: Names<Sentiment> = {
  ru: { negative: "негатив", neutral: "нейтрально", positive: "позитив" },
  en: { negative: "negative", neutral: "neutral", positive: "positive" },
};

/** The sign that stands before the word, so that sentiment never rests on colour. */
export const sentimentSigns: Record<Sentiment, string> = { negative: "−", neutral: "·", positive: "+" };

const signalNames: Record<PageLanguage, Readonly<Record<string, string>>> = {
  ru: {
    threat: "угроза",
    call_to_action: "призыв к действию",
    legal: "право и надзор",
    safety: "безопасность людей",
    money: "потеря денег",
    data_leak: "утечка данных",
    outage: "сбой",
    question: "вопрос",
    rumour: "слух",
    profanity: "брань",
    insult: "оскорбление",
    urgency: "срочность",
    leaving: "уходят от нас",
    praise: "похвала",
    vacancy: "вакансия",
    advertising: "реклама",
    toxicity: "грубость",
    spam: "спам",
    bot_like: "похоже на бота",
    impersonation: "похожий аккаунт: возможно, двойник",
    secret: "секретное слово",
  },
  en: {
    call_to_action: "call to action",
    legal: "law and regulators",
    safety: "people's safety",
    money: "money lost",
    data_leak: "data leak",
    leaving: "customers leaving",
    toxicity: "rudeness",
    bot_like: "looks automatic",
    impersonation: "a look-alike account: maybe an imitator",
    secret: "secret word",
  },
};

/** Signals that have words. */
export const knownSignals: readonly string[] = Object.keys(signalNames.ru);

/** A signal in words; one that has no words yet is shown by its own name. */
export function signalName(signal: string, language: PageLanguage): string {
  const names = signalNames[language];
  return (Object.hasOwn(names, signal) ? names[signal] : undefined) ?? signal.replaceAll("_", " ");
}
