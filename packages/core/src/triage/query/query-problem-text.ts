import type { PageLanguage } from "../page-language.ts";
import { choiceFields, fieldNames, type QueryField } from "./query-fields.ts";
import type { ProblemKind, QueryProblem } from "./query-problem.ts";
import { choiceValues } from "./query-values.ts";

/** What is wrong, and what to do about it. */
export interface ProblemText {
  what: string;
  mend: string;
}

/** `given`, `wanted` and `field` as the texts need them: never undefined. */
interface Told {
  given: string;
  wanted: string;
  field: string;
}

type Texts = Record<ProblemKind, (told: Told) => [what: string, mend: string]>;

const ru: Texts = {
  no_words: () => ["Здесь нечего искать.", "Введите слово или поле, например важность:>=4."],
  too_long: () => ["Запрос слишком длинный.", "Сократите его до 2000 знаков."],
  too_many_words: () => ["Слишком много слов.", "Искать можно не больше двухсот слов сразу."],
  too_deep: () => ["Слишком много скобок в скобках.", "Уберите лишние скобки."],
  open_quote: () => ["Кавычка не закрыта.", "Поставьте вторую кавычку там, где фраза кончается."],
  open_bracket: () => ["Скобка не закрыта.", "Поставьте закрывающую скобку."],
  stray_bracket: () => ["Лишняя закрывающая скобка.", "Уберите её или откройте скобку раньше."],
  empty_brackets: () => ["В скобках ничего нет.", "Впишите в них что-нибудь или уберите их."],
  beside_or: () => [
    "С одной из сторон ИЛИ ничего нет.",
    "Добавьте слово. Само слово «или» ищут строчными буквами или в кавычках.",
  ],
  beside_and: () => [
    "С одной из сторон И ничего нет.",
    "Добавьте слово. Сам союз «и» ищут строчной буквой или в кавычках.",
  ],
  after_minus: () => ["После минуса ничего нет.", "Напишите слово вплотную к минусу: -реклама."],
  after_not: () => [
    "После НЕ ничего нет.",
    "Добавьте то, чего быть не должно. Само «не» ищут строчными буквами или в кавычках.",
  ],
  star_first: () => [
    "Слово не может начинаться со звёздочки.",
    "Напишите хотя бы три первые буквы: завод*, авто*ция.",
  ],
  star_in_phrase: () => [
    "Звёздочка внутри фразы не работает.",
    "Поставьте слово отдельно или соедините через РЯДОМ: слово* РЯДОМ/1 другое.",
  ],
  many_stars: () => ["Слишком много звёздочек в одном слове.", "Оставьте не больше трёх."],
  short_prefix: () => [
    "Перед звёздочкой слишком мало букв.",
    "Нужны хотя бы три: так подошла бы половина слов.",
  ],
  beside_near: () => ["РЯДОМ (NEAR) стоит между двумя словами.", "Добавьте слово с другой стороны."],
  near_side: () => [
    "РЯДОМ (NEAR) соединяет слова, фразы или несколько слов через ИЛИ.",
    "Условия, исключения и слова с * внутри вынесите отдельно: (а РЯДОМ/5 б) -в.",
  ],
  near_distance: ({ given }) => [`Расстояние ${given} не подходит.`, "Укажите от 1 до 30 слов: РЯДОМ/5."],
  unknown_field: ({ given, wanted }) => [
    `Поля «${given}» нет.`,
    wanted === ""
      ? "Если это текст, возьмите его в кавычки. Список полей есть в подсказке."
      : `Может быть, ${wanted}? Если это текст, возьмите его в кавычки.`,
  ],
  empty_value: ({ field }) => [
    `Не сказано, чему равно поле «${field}».`,
    "Впишите значение сразу после знака.",
  ],
  unknown_value: ({ given, wanted }) => [`Значения «${given}» нет.`, `Подходят: ${wanted}.`],
  bad_number: ({ given, field, wanted }) => [
    `«${given}» не число.`,
    wanted === "" ? `Например: ${field}>=1000, ${field}:5..10, ${field}>1,5к.` : `Подходят числа ${wanted}.`,
  ],
  bad_time: ({ given, field }) => [
    `«${given}» не похоже на дату.`,
    `Например: ${field}:сегодня, ${field}:7д, ${field}:2026-11-05, ${field}:01.11.2026..05.11.2026.`,
  ],
  bad_due: ({ given, field }) => [
    `«${given}» не похоже на срок.`,
    `Например: ${field}:просрочено, ${field}:2ч (за два часа), ${field}:сегодня, ${field}:завтра.`,
  ],
  sign_misfit: ({ given, field, wanted }) => [
    `Поле «${field}» нельзя сравнивать знаком «${given}».`,
    wanted === ""
      ? `Напишите ${field}:значение или ${field}!=значение.`
      : `Для размера есть поле «${wanted}».`,
  ],
  and_in_values: () => [
    "В скобках после поля могут стоять только значения через запятую или ИЛИ.",
    "Чтобы выполнялось всё сразу, повторите поле: метка:один метка:два.",
  ],
  title_words: () => [
    "В заголовке ищут только слова.",
    "Поля и слова со звёздочкой внутри напишите отдельно: заголовок:(пожар ИЛИ дым) важность:>=4.",
  ],
};

const en: Texts = {
  no_words: () => ["There is nothing to look for.", "Type a word or a field, severity:>=4 for example."],
  too_long: () => ["The query is too long.", "Cut it to 2,000 characters."],
  too_many_words: () => ["Too many words.", "Two hundred words can be looked for at once."],
  too_deep: () => ["Too many brackets within brackets.", "Take off those that are not needed."],
  open_quote: () => ["A quote is not closed.", "Put the second quote where the phrase ends."],
  open_bracket: () => ["A bracket is not closed.", "Add the closing bracket."],
  stray_bracket: () => ["A bracket closes that none has opened.", "Remove it, or open one before."],
  empty_brackets: () => [
    "There is nothing between the brackets.",
    "Write something into them or remove them.",
  ],
  beside_or: () => [
    "One side of OR is empty.",
    "Add a word. The word “or” itself is looked for in small letters or in quotes.",
  ],
  beside_and: () => [
    "One side of AND is empty.",
    "Add a word. The word “and” itself is looked for in small letters or in quotes.",
  ],
  after_minus: () => ["Nothing follows the minus.", "Write the word right after it: -advertising."],
  after_not: () => [
    "Nothing follows NOT.",
    "Add what must not be there. The word “not” itself is looked for in small letters or in quotes.",
  ],
  star_first: () => [
    "A word cannot begin with a star.",
    "Write at least its first three letters: plant*, auto*tion.",
  ],
  star_in_phrase: () => [
    "A star does nothing within a phrase.",
    "Let the word stand alone, or join words by NEAR: word* NEAR/1 other.",
  ],
  many_stars: () => ["Too many stars in one word.", "Leave three at most."],
  short_prefix: () => [
    "Too few letters before the star.",
    "It needs three at least: half of all words would fit.",
  ],
  beside_near: () => ["NEAR stands between two words.", "Add a word on its other side."],
  near_side: () => [
    "NEAR joins words, phrases, or several words with OR.",
    "Let fields, exclusions and words with an inner * stand apart: (a NEAR/5 b) -c.",
  ],
  near_distance: ({ given }) => [`A distance of ${given} does not work.`, "Give 1 to 30 words: NEAR/5."],
  unknown_field: ({ given, wanted }) => [
    `There is no field “${given}”.`,
    wanted === ""
      ? "If it is text, put it in quotes. The help lists all fields."
      : `Did you mean ${wanted}? If it is text, put it in quotes.`,
  ],
  empty_value: ({ field }) => [`The field “${field}” has no value.`, "Write it right after the sign."],
  unknown_value: ({ given, wanted }) => [`There is no value “${given}”.`, `These fit: ${wanted}.`],
  bad_number: ({ given, field, wanted }) => [
    `“${given}” is no number.`,
    wanted === "" ? `For example ${field}>=1000, ${field}:5..10, ${field}>1.5k.` : `These fit: ${wanted}.`,
  ],
  bad_time: ({ given, field }) => [
    `“${given}” does not look like a date.`,
    `For example ${field}:today, ${field}:7d, ${field}:2026-11-05, ${field}:2026-11-01..2026-11-05.`,
  ],
  bad_due: ({ given, field }) => [
    `“${given}” does not say when.`,
    `For example ${field}:overdue, ${field}:2h (within two hours), ${field}:today, ${field}:tomorrow.`,
  ],
  sign_misfit: ({ given, field, wanted }) => [
    `The field “${field}” cannot be compared by “${given}”.`,
    wanted === ""
      ? `Write ${field}:value or ${field}!=value.`
      : `For its size there is the field “${wanted}”.`,
  ],
  and_in_values: () => [
    "Within the brackets of a field values stand with commas or OR between them.",
    "To ask for all of them, repeat the field: tag:one tag:two.",
  ],
  title_words: () => [
    "Only words can be looked for in a title.",
    "Write fields and words with an inner star apart: title:(fire OR smoke) severity:>=4.",
  ],
};

/** How many values are named before "…". */
const wantedMax = 8;

/** A problem of a query in words. */
export function queryProblemText(problem: QueryProblem, language: PageLanguage): ProblemText {
  const { given = "", wanted = [], field } = problem;
  const named = wanted.map((each) => valueName(each, field, language));
  const [what, mend] = (language === "ru" ? ru : en)[problem.problem]({
    given,
    wanted: [...named.slice(0, wantedMax), ...(named.length > wantedMax ? ["…"] : [])].join(", "),
    field: field === undefined ? "" : fieldName(field, language),
  });
  return { what, mend };
}

/** A value of the field as the language calls it, or the name of a field. */
function valueName(value: string, field: string | undefined, language: PageLanguage): string {
  const choice = choiceFields.find((each) => each === field);
  const known = choice && choiceValues[choice].find((each) => each.value === value);
  return known ? known[language] : fieldName(value, language);
}

/** A field as the language calls it; anything else as it is. */
function fieldName(name: string, language: PageLanguage): string {
  return Object.hasOwn(fieldNames, name) ? fieldNames[name as QueryField][language][0] : name;
}
