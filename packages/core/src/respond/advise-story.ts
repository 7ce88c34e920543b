import type { Bilingual } from "./playbook.ts";
import type { Response } from "./vocabulary.ts";

/** How a story goes on: within its last hours more is written than in the hours before, as much, or less. */
export const storyPaces = ["growing", "steady", "fading"] as const;
export type StoryPace = (typeof storyPaces)[number];

/**
 * What to do about a whole story: `finish`: an answer is being written, bring that one out; `point`: it was answered, point to those words; `again`: it goes on
 * all the same, say it once more where all can see it; `at_large`: speak once to everybody instead of to each; `lead`: answer where it began; `prepare`: say
 * nothing yet, but have facts at hand; `watch`.
 */
export const storyAdvices = ["finish", "point", "again", "at_large", "lead", "prepare", "watch"] as const;
export type StoryAdvice = (typeof storyAdvices)[number];

/** Posts of a story by when they were published, and by how many people. */
export interface StoryGrowth {
  /** In the last six hours, and in the six before. */
  lately: number;
  before: number;
  authors: number;
}

/** Hours that are compared. */
export const growthHours = 6;
/** Below so many posts lately nothing grows. */
const growingMin = 3;
/** So many people are spoken to together rather than one by one. */
const manyAuthors = 5;

/** Whether a story is growing, by half more than before at least. */
export function paceOf({ lately, before }: StoryGrowth): StoryPace {
  if (lately >= growingMin && lately >= before * 1.5) return "growing";
  return lately < before ? "fading" : "steady";
}

/** What to do about a story, by what is suggested for its first post, how it goes on, and what was said already. */
export function adviseStory(known: {
  growth: StoryGrowth;
  /** What is suggested for its lead; null where no prompt was made. */
  respond: Response | null;
  /** Answers to any of its posts that are being written or approved. */
  underWay: number;
  /** When it was answered last, and how many posts came after. */
  answered: { postsAfter: number } | null;
}): StoryAdvice {
  const { growth, respond, underWay, answered } = known;
  if (underWay > 0) return "finish";
  const isGrowing = paceOf(growth) === "growing";
  if (answered !== null) return isGrowing && answered.postsAfter >= growingMin ? "again" : "point";
  if (respond === "respond") return isGrowing || growth.authors >= manyAuthors ? "at_large" : "lead";
  return isGrowing ? "prepare" : "watch";
}

/** Why, for each advice. */
export const storyAdviceWords: Record<StoryAdvice, { name: Bilingual; because: Bilingual }> = {
  finish: {
    name: { ru: "Довести начатый ответ", en: "Bring the answer out that was begun" },
    because: {
      ru: "Ответ на этот сюжет уже пишут. Второй прозвучал бы вразнобой с первым.",
      en: "An answer to this story is being written. A second one would speak past the first.",
    },
  },
  point: {
    name: { ru: "Ссылаться на сказанное", en: "Point to what was said" },
    because: {
      ru: "На этот сюжет уже ответили. Новым авторам достаточно ссылки на те слова; другие слова породят разночтения.",
      en: "This story was answered. To those who come now a link to those words is enough; other words would be read as another position.",
    },
  },
  again: {
    name: { ru: "Сказать ещё раз, для всех", en: "Say it once more, to everybody" },
    because: {
      ru: "После ответа сюжет растёт дальше: ответ не увидели, или он не убедил. Повторите его на своей странице вместе с тем, что стало известно.",
      en: "The story grows on after the answer: it was not seen, or did not convince. The same, with what is known by now, on a page of one's own.",
    },
  },
  at_large: {
    name: { ru: "Ответить один раз для всех", en: "Answer once, to everybody" },
    because: {
      ru: "Пишут многие или всё чаще. Один ответ на своей странице и ссылка на него под публикациями вместо отдельных ответов каждому.",
      en: "Many write, or more and more. One answer on a page of one's own and a link to it under the posts, instead of one to each.",
    },
  },
  lead: {
    name: { ru: "Ответить там, где началось", en: "Answer where it began" },
    because: {
      ru: "Сюжет мал и не растёт: ответа под первой публикацией довольно.",
      en: "The story is small and does not grow: an answer under its first post is enough.",
    },
  },
  prepare: {
    name: { ru: "Не отвечать, но приготовиться", en: "Do not answer, but get ready" },
    because: {
      ru: "Отвечать пока нечем или незачем, но сюжет растёт. Карточка факта понадобится раньше, чем о ней спросят.",
      en: "There is nothing to answer with or no reason to, but the story grows. The fact card will be needed before anybody asks for it.",
    },
  },
  watch: {
    name: { ru: "Наблюдать", en: "Watch" },
    because: {
      ru: "Сюжет не растёт, и отвечать на него никто не советовал: ответ только привлёк бы внимание.",
      en: "The story does not grow, and no answer was suggested: one would only draw attention to it.",
    },
  },
};
