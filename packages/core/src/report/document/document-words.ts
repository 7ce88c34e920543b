import type { PageLanguage } from "../../triage/page-language.ts";

/** Words that stand around the parts of a document, whatever file it is written as. */
export interface DocumentWords {
  figure: { name: string; value: string; change: string; interval: string; n: string; note: string };
  passport: { formula: string; exclusions: string; interval: string; unit: string; minimumN: string };
  /** Over what is hatched. */
  notHeard: string;
  /** Column of the share of time that was listened to. */
  covered: string;
  point: string;
  chart: string;
  /** Value of the period before. */
  before: string;
  /** Column of ids of passports. */
  mark: string;
  series: string;
  /** Names of sheets. */
  sheet: { text: string; figures: string; series: string; passports: string };
  goesOn: string;
  /** Title of what has one sentence each to say. */
  inBrief: string;
}

export const documentWords: Record<PageLanguage, DocumentWords> = {
  ru: {
    figure: {
      name: "Показатель",
      value: "Значение",
      change: "Изменение",
      interval: "95 %",
      n: "n",
      note: "Оговорка",
    },
    passport: {
      formula: "Как посчитано",
      exclusions: "Что не входит",
      interval: "Интервал",
      unit: "Единица",
      minimumN: "Наименьшее n",
    },
    notHeard: "источники молчали",
    covered: "Собрано, доля времени",
    point: "Когда",
    chart: "График",
    before: "Раньше",
    mark: "Паспорт",
    series: "Ряд",
    sheet: { text: "Текст", figures: "Показатели", series: "Ряды", passports: "Паспорта" },
    goesOn: "продолжение",
    inBrief: "Коротко об остальном",
  },
  en: {
    figure: {
      name: "Figure",
      value: "Value",
      change: "Change",
      interval: "95%",
      n: "n",
      note: "Reservation",
    },
    passport: {
      formula: "How it is reckoned",
      exclusions: "What is left out",
      interval: "Interval",
      unit: "Unit",
      minimumN: "Smallest n",
    },
    notHeard: "sources were silent",
    covered: "Collected, share of time",
    point: "When",
    chart: "Chart",
    before: "Before",
    mark: "Passport",
    series: "Series",
    sheet: { text: "Text", figures: "Figures", series: "Series", passports: "Passports" },
    goesOn: "continued",
    inBrief: "The rest in brief",
  },
};
