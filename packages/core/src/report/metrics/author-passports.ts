import type { Passport } from "./passport.ts";

/** Shares of sentiments in what a person wrote of us. The statement that counts them is `author-figures` of the queries. */
export const authorTone: Passport = {
  version: 1,
  name: { ru: "Тональность автора к нам", en: "An author's sentiment towards us" },
  formula: {
    ru: "Упоминания нас с этой тональностью ÷ все упоминания нас в публикациях автора. Мы — компания, бренды, продукты и руководители из списка поиска. Публикация, где нас упомянули дважды по-разному, даёт два упоминания.",
    en: "Mentions of us with this sentiment ÷ all mentions of us in the author's posts. We are the company, brands, products and executives of the watch list. A post that speaks of two of us gives two mentions.",
  },
  exclusions: {
    ru: "Публикации, которые люди назвали не относящимися к нам. Меньше десяти упоминаний — доля не называется: её бы решал случай.",
    en: "Posts that people called irrelevant. Below ten mentions no share is said: chance would decide it.",
  },
  interval: { ru: "95 %, по Уилсону.", en: "95%, by Wilson." },
};

/** How long a person's posts waited for an answer. */
export const timeToAnswer: Passport = {
  version: 1,
  name: { ru: "Время до ответа", en: "Time to the answer" },
  formula: {
    ru: "От минуты, когда Earshot нашёл публикацию, до первого статуса «отвечено»; медиана по последним пятидесяти ответам. Ночи и выходные считаются: человек по ту сторону ждал и тогда.",
    en: "From the minute when Earshot found the post to the first “answered”; the median of the last fifty answers. Nights and weekends count: whoever wrote waited then too.",
  },
  exclusions: {
    ru: "Публикации без ответа и ответы, которые отменили.",
    en: "Posts without an answer, and answers that were taken back.",
  },
  interval: {
    ru: "Нет: показано, по скольким ответам посчитано.",
    en: "None: it says how many answers it comes from.",
  },
};
