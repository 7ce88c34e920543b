import { noInterval } from "../metrics/refuse.ts";
import type { RegisteredPassport } from "../metrics/registry.ts";

const people = {
  ru: "Публикации, которые люди назвали не относящимися к нам, публикации заблокированных и то, что публикуют наши собственные аккаунты.",
  en: "Posts that people called irrelevant, posts of blocked authors, and what accounts of our own publish.",
};

/** Stories of a period: how large each is, and how it grew. */
export const topStory: RegisteredPassport = {
  id: "top_story",
  version: 1,
  unit: "mentions",
  name: { ru: "Сюжет периода", en: "Story of the period" },
  short: { ru: "Сюжет", en: "Story" },
  formula: {
    ru: "Упоминания в публикациях сюжета за период; рядом — за столько же времени перед ним. Охват — сумма известных аудиторий.",
    en: "Mentions in posts of the story within the period; beside them those of as long a time right before. Reach is the sum of the audiences that are known.",
  },
  exclusions: people,
  interval: noInterval,
  minimumN: 1,
};

/** Posts by severity, and what became of them. */
export const severityRung: RegisteredPassport = {
  id: "severity_rung",
  version: 1,
  unit: "mentions",
  name: { ru: "Ступень лестницы серьёзности", en: "Rung of the severity ladder" },
  short: { ru: "Публикации", en: "Posts" },
  formula: {
    ru: "Публикации периода этой серьёзности. Открыты — новые, в работе и ждущие; опаздывают — открытые, у которых срок вышел. Считаются публикации, а не упоминания: статус один на публикацию.",
    en: "Posts of the period of this severity. Open: new, in progress and waiting; late: open ones whose target has run out. Posts are counted, not mentions: a post has one status.",
  },
  exclusions: people,
  interval: noInterval,
  minimumN: 1,
};

/** What an executive published. */
export const ownPosts: RegisteredPassport = {
  id: "own_posts",
  version: 1,
  unit: "mentions",
  name: { ru: "Собственные посты", en: "Own posts" },
  short: { ru: "Свои посты", en: "Own posts" },
  formula: {
    ru: "Публикации периода в аккаунтах руководителя, которые читает Earshot. Ответы в комментариях не считаются.",
    en: "Posts of the period in accounts of the executive that Earshot reads. Answers in comments are not counted.",
  },
  exclusions: {
    ru: "Удалённые публикации. Если ни один аккаунт не читается, числа нет.",
    en: "Deleted posts. Where no account is read there is no number.",
  },
  interval: noInterval,
  minimumN: 0,
};

/** How many questions got an answer of the executive. */
export const dialogueRate: RegisteredPassport = {
  id: "dialogue_rate",
  version: 1,
  unit: "percent",
  name: { ru: "Доля диалога", en: "Dialogue rate" },
  short: { ru: "Диалог, %", en: "Dialogue, %" },
  formula: {
    ru: "100 × вопросы, на которые руководитель ответил сам ÷ вопросы периода. Вопрос — чужой комментарий с вопросительным знаком в аккаунтах руководителя; ответ — его комментарий прямо под ним.",
    en: "100 × questions that the executive answered in person ÷ questions of the period. A question is a comment of somebody else with a question mark in accounts of the executive; an answer is a comment of theirs right below it.",
  },
  exclusions: {
    ru: "Аккаунты, комментарии которых не читаются. Меньше пяти вопросов — доля не называется.",
    en: "Accounts whose comments are not read. Below five questions no share is said.",
  },
  interval: { ru: "95 %, по Уилсону.", en: "95%, by Wilson." },
  minimumN: 5,
};
