import { on, type HolidaySet } from "./holiday.ts";

const newYear = { ru: "Новый год", en: "New Year’s Day" };
const goodFriday = { ru: "Страстная пятница", en: "Good Friday" };
const easterMonday = { ru: "Пасхальный понедельник", en: "Easter Monday" };
const christmas = { ru: "Рождество", en: "Christmas Day" };
const labour = { ru: "День труда", en: "Labour Day" };
const boxing = { ru: "Второй день Рождества", en: "Boxing Day" };

/** Federal holidays of the USA as they are observed: on Friday or Monday where the date falls on a day of rest. */
export const unitedStates: HolidaySet = {
  name: { ru: "США: федеральные праздники", en: "United States: federal holidays" },
  about: {
    ru: "2026 и 2027 годы, дни, когда праздник отмечают.",
    en: "2026 and 2027, on the days observed.",
  },
  holidays: [
    ...on(["2026-01-01", "2027-01-01", "2027-12-31"], newYear),
    ...on(["2026-01-19", "2027-01-18"], {
      ru: "День Мартина Лютера Кинга",
      en: "Martin Luther King Jr. Day",
    }),
    ...on(["2026-02-16", "2027-02-15"], { ru: "День Вашингтона", en: "Washington’s Birthday" }),
    ...on(["2026-05-25", "2027-05-31"], { ru: "День поминовения", en: "Memorial Day" }),
    ...on(["2026-06-19", "2027-06-18"], { ru: "Джунтинс", en: "Juneteenth" }),
    ...on(["2026-07-03", "2027-07-05"], { ru: "День независимости", en: "Independence Day" }),
    ...on(["2026-09-07", "2027-09-06"], labour),
    ...on(["2026-10-12", "2027-10-11"], { ru: "День Колумба", en: "Columbus Day" }),
    ...on(["2026-11-11", "2027-11-11"], { ru: "День ветеранов", en: "Veterans Day" }),
    ...on(["2026-11-26", "2027-11-25"], { ru: "День благодарения", en: "Thanksgiving Day" }),
    ...on(["2026-12-25", "2027-12-24"], christmas),
  ],
};

/** Bank holidays of England and Wales, substitute days where one falls on a weekend. */
export const unitedKingdom: HolidaySet = {
  name: { ru: "Великобритания: Англия и Уэльс", en: "United Kingdom: England and Wales" },
  about: { ru: "2026 и 2027 годы.", en: "2026 and 2027." },
  holidays: [
    ...on(["2026-01-01", "2027-01-01"], newYear),
    ...on(["2026-04-03", "2027-03-26"], goodFriday),
    ...on(["2026-04-06", "2027-03-29"], easterMonday),
    ...on(["2026-05-04", "2027-05-03"], { ru: "Майский выходной", en: "Early May bank holiday" }),
    ...on(["2026-05-25", "2027-05-31"], { ru: "Весенний выходной", en: "Spring bank holiday" }),
    ...on(["2026-08-31", "2027-08-30"], { ru: "Летний выходной", en: "Summer bank holiday" }),
    ...on(["2026-12-25", "2027-12-27"], christmas),
    ...on(["2026-12-28", "2027-12-28"], boxing),
  ],
};

/** What is a holiday in all of Germany; Easter is 5 April 2026 and 28 March 2027. */
export const germany: HolidaySet = {
  name: { ru: "Германия: вся страна", en: "Germany: nationwide" },
  about: {
    ru: "2026 и 2027 годы, без праздников отдельных земель.",
    en: "2026 and 2027, without those of single states.",
  },
  holidays: [
    ...on(["2026-01-01", "2027-01-01"], newYear),
    ...on(["2026-04-03", "2027-03-26"], goodFriday),
    ...on(["2026-04-06", "2027-03-29"], easterMonday),
    ...on(["2026-05-01", "2027-05-01"], labour),
    ...on(["2026-05-14", "2027-05-06"], { ru: "Вознесение", en: "Ascension Day" }),
    ...on(["2026-05-25", "2027-05-17"], { ru: "Духов день", en: "Whit Monday" }),
    ...on(["2026-10-03", "2027-10-03"], { ru: "День германского единства", en: "German Unity Day" }),
    ...on(["2026-12-25", "2027-12-25"], christmas),
    ...on(["2026-12-26", "2027-12-26"], boxing),
  ],
};
