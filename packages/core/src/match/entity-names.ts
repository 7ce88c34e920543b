import type { Names } from "../triage/page-language.ts";
import type { EntityKind, TermKind, TermRole } from "./entity.ts";

export const entityKindNames: Names<EntityKind> = {
  ru: {
    company: "компания",
    brand: "бренд",
    product: "продукт",
    executive: "руководитель",
    competitor: "конкурент",
    opinion_leader: "лидер мнений",
    topic: "тема",
  },
  en: {
    company: "company",
    brand: "brand",
    product: "product",
    executive: "executive",
    competitor: "competitor",
    opinion_leader: "opinion leader",
    topic: "topic",
  },
};

export const termKindNames: Names<TermKind> = {
  ru: {
    name: "имя человека",
    word: "слово",
    exact: "точно так",
    handle: "аккаунт",
    hashtag: "хештег",
    domain: "сайт",
  },
  en: {
    name: "person's name",
    word: "word",
    exact: "exactly so",
    handle: "account",
    hashtag: "hashtag",
    domain: "site",
  },
};

/** How a term of each kind is looked for. */
export const termKindMeanings: Names<TermKind> = {
  ru: {
    name: "во всех падежах, с инициалами и в обратном порядке",
    word: "во всех падежах и формах",
    exact: "только как написано, без учёта больших букв и ё",
    handle: "имя аккаунта, с @ или без",
    hashtag: "метка с #",
    domain: "ссылки на сайт и записи на нём",
  },
  en: {
    name: "in every case, with initials and in reverse order",
    word: "in every case and form",
    exact: "only as written, capitals and ё aside",
    handle: "name of an account, with or without @",
    hashtag: "a tag with its #",
    domain: "links to the site and posts on it",
  },
};

export const termRoleNames: Names<TermRole> = {
  ru: {
    match: "искать",
    exclude: "исключает",
    require: "контекст",
    lookalike: "двойники",
    secret: "секретные",
  },
  en: {
    match: "look for",
    exclude: "excludes",
    require: "context",
    lookalike: "look-alikes",
    secret: "secret",
  },
};

export const termRoleMeanings: Names<TermRole> = {
  ru: {
    match: "находит упоминание",
    exclude: "стоит рядом — значит, это не мы",
    require: "должно стоять в том же тексте, если слово просит контекст",
    lookalike: "похожий аккаунт: может выдавать себя за настоящий",
    secret: "находит упоминание и бьёт тревогу: об этом ещё не объявлено",
  },
  en: {
    match: "finds a mention",
    exclude: "stands nearby: then it is not ours",
    require: "must stand in the same text where a term asks for context",
    lookalike: "an account that may pass itself off as the real one",
    secret: "finds a mention and raises the alarm: this is not announced yet",
  },
};
