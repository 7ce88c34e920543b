import { inARow, on, type HolidaySet } from "./holiday.ts";

const newYear = { ru: "Новогодние каникулы", en: "New Year holidays" };
const moved = { ru: "Перенесённый выходной", en: "Day off moved here" };
const defender = { ru: "День защитника Отечества", en: "Defender of the Fatherland Day" };
const women = { ru: "Международный женский день", en: "International Women’s Day" };
const spring = { ru: "Праздник Весны и Труда", en: "Spring and Labour Day" };
const victory = { ru: "День Победы", en: "Victory Day" };
const russiaDay = { ru: "День России", en: "Russia Day" };
const unity = { ru: "День народного единства", en: "Unity Day" };
const short = { ru: "Предпраздничный день", en: "Eve of a holiday" };

/**
 * Production calendar of Russia: holidays of article 112 of the Labour Code with the moves of days off that the government decided for 2025
 * and 2026 (decree 1466 of 24 September 2025 for 2026). Of 2027 only what the Code says: a holiday on a day of rest gives the next working day
 * off, except in the first week of January, whose days are moved by decree.
 */
export const russia: HolidaySet = {
  name: { ru: "Россия: производственный календарь", en: "Russia: production calendar" },
  about: {
    ru: "2025–2027 годы. Для 2027 года — только праздники Трудового кодекса: переносы добавьте, когда выйдет постановление.",
    en: "2025 to 2027. Of 2027 only the holidays of the Labour Code: add the moved days once they are decreed.",
  },
  holidays: [
    ...inARow("2025-01-01", 8, newYear),
    ...on(["2025-03-07", "2025-04-30", "2025-06-11"], short, "short"),
    ...on(["2025-05-01"], spring),
    ...on(["2025-05-02", "2025-05-08", "2025-06-13", "2025-11-03", "2025-12-31"], moved),
    ...on(["2025-05-09"], victory),
    ...on(["2025-06-12"], russiaDay),
    ...on(["2025-11-01"], { ru: "Рабочая суббота", en: "Saturday that is worked" }, "worked_short"),
    ...on(["2025-11-04"], unity),
    ...inARow("2026-01-01", 8, newYear),
    ...on(["2026-01-09", "2026-12-31"], moved),
    ...on(["2026-02-23"], defender),
    ...on(["2026-03-09"], women),
    ...on(["2026-04-30", "2026-05-08", "2026-06-11", "2026-11-03"], short, "short"),
    ...on(["2026-05-01"], spring),
    ...on(["2026-05-11"], victory),
    ...on(["2026-06-12"], russiaDay),
    ...on(["2026-11-04"], unity),
    ...inARow("2027-01-01", 8, newYear),
    ...on(["2027-02-22", "2027-11-03"], short, "short"),
    ...on(["2027-02-23"], defender),
    ...on(["2027-03-08"], women),
    ...on(["2027-05-03"], spring),
    ...on(["2027-05-10"], victory),
    ...on(["2027-06-14"], russiaDay),
    ...on(["2027-11-04"], unity),
  ],
};
