import type { Passport } from "./passport.ts";

/** How much of what is written of us carries a key message. The statement that counts it is `messages/pull-through` of the queries. */
export const messagePullThrough: Passport = {
  version: 1,
  name: { ru: "Доля ключевых сообщений (pull-through)", en: "Message pull-through" },
  formula: {
    ru: "Публикации периода, которые несут сообщение ÷ все публикации периода о нас. Публикация несёт сообщение, если в заголовке или тексте есть хотя бы одна его фраза: слова в любой форме, запись — как в строке поиска. Если сообщение привязано к компании, считаются публикации о ней и о тех, кто ей принадлежит; иначе — обо всех наших.",
    en: "Posts of the period that carry the message ÷ all posts of the period about us. A post carries it when title or text has at least one of its phrases: words in any form, written as in the search line. For a message of one company, posts about it and what belongs to it count; otherwise posts about any of us.",
  },
  exclusions: {
    ru: "Публикации в наших собственных аккаунтах (сказанное нами — не отклик), публикации, которые люди назвали не относящимися к нам, и дни вне срока сообщения. Перепечатки считаются: их увидели; сколько их — сказано рядом.",
    en: "Posts in accounts of our own (what we say is no echo), posts that people called irrelevant, and days outside the message's time. Reprints count, for they were seen; how many there are is said beside.",
  },
  interval: { ru: "95 %, по Уилсону.", en: "95%, by Wilson." },
};
