import type { RefusalCode } from "./refusal.ts";

interface RefusalWords {
  what: string;
  mend: string;
}

/** Why a row was refused and what to write instead. */
export const refusalTexts: Record<"ru" | "en", Record<RefusalCode, RefusalWords>> = {
  ru: {
    no_text: { what: "Нет ни текста, ни заголовка", mend: "Впишите текст публикации." },
    no_date: { what: "Нет даты", mend: "Впишите дату, например 24.03.2026 14:05." },
    bad_date: { what: "Дата не читается", mend: "Напишите её как 24.03.2026 14:05 или 2026-03-24 14:05." },
    future_date: { what: "Дата в будущем", mend: "Проверьте год и порядок дня и месяца." },
    bad_url: {
      what: "Это не ссылка",
      mend: "Впишите адрес, который начинается с https://, или сотрите ячейку.",
    },
    bad_number: { what: "Это не число", mend: "Впишите число, например 1200, или сотрите ячейку." },
    not_stored: { what: "База данных не приняла строку", mend: "Уберите из текста необычные символы." },
    not_json: { what: "Строка — не объект JSON", mend: "Исправьте её здесь: кавычки, запятые, скобки." },
  },
  en: {
    no_text: { what: "Neither a text nor a title", mend: "Write the text of the post." },
    no_date: { what: "No date", mend: "Write the date, for instance 2026-03-24 14:05." },
    bad_date: { what: "The date cannot be read", mend: "Write it as 2026-03-24 14:05 or 24.03.2026 14:05." },
    future_date: {
      what: "The date lies in the future",
      mend: "Check the year and the order of day and month.",
    },
    bad_url: {
      what: "This is no link",
      mend: "Write an address that begins with https://, or empty the cell.",
    },
    bad_number: { what: "This is no number", mend: "Write a number such as 1200, or empty the cell." },
    not_stored: {
      what: "The database did not take the row",
      mend: "Remove unusual characters from the text.",
    },
    not_json: { what: "The line is no JSON object", mend: "Mend it here: quotes, commas, brackets." },
  },
};
