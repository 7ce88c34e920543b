import type { Names, PageLanguage } from "./page-language.ts";
import type { SearchProblem } from "./search-query.ts";

const problems: Names<SearchProblem> = {
  ru: {
    no_words: "Нет ни одной буквы или цифры",
    open_quote: "Кавычка не закрыта",
    open_bracket: "Скобка не закрыта",
    stray_bracket: "Лишняя закрывающая скобка",
    empty_brackets: "В скобках ничего нет",
    beside_or: "С одной из сторон ИЛИ ничего нет",
    after_minus: "После минуса нет слова",
    star_place: "Звёздочка может стоять только в конце слова",
    short_prefix: "Перед звёздочкой нужны хотя бы три буквы",
    too_many_words: "Слишком много слов, искать можно не больше сорока",
  },
  en: {
    no_words: "There is no letter or digit",
    open_quote: "A quote is not closed",
    open_bracket: "A bracket is not closed",
    stray_bracket: "A bracket closes that none has opened",
    empty_brackets: "There is nothing between the brackets",
    beside_or: "One side of OR is empty",
    after_minus: "No word follows the minus",
    star_place: "A star can stand only at the end of a word",
    short_prefix: "A star needs at least three letters before it",
    too_many_words: "Too many words, forty can be searched for at most",
  },
};

/** What is wrong with a search, and at which character. */
export function searchProblemText(problem: SearchProblem, at: number, language: PageLanguage): string {
  const place = language === "ru" ? `знак ${at}` : `character ${at}`;
  return `${problems[language][problem]} (${place}).`;
}
