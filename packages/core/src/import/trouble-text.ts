import { importLimits, type TableTrouble } from "./import-limits.ts";

const megabytes = String(importLimits.fileBytes / 1024 / 1024);

/** Why a file could not be read, and what to do. */
export const troubleTexts: Record<"ru" | "en", Record<TableTrouble, string>> = {
  ru: {
    empty: "Файл пуст.",
    too_large: `Файл больше ${megabytes} МБ. Разделите его на несколько.`,
    too_many_rows: `В файле больше ${importLimits.rows.toLocaleString("ru")} строк. Разделите его на несколько.`,
    too_many_columns: `В файле больше ${String(importLimits.columns)} столбцов. Удалите лишние.`,
    row_too_long: "Строка таблицы бесконечна: где-то не закрыта кавычка или выбран не тот разделитель.",
    encrypted: "Файл защищён паролем. Снимите пароль в Excel и сохраните его снова.",
    old_excel: "Это старый формат Excel (.xls). Откройте файл и сохраните его как .xlsx или CSV.",
    binary_excel: "Это двоичная книга Excel (.xlsb). Сохраните её как .xlsx или CSV.",
    open_document: "Это таблица OpenDocument (.ods). Сохраните её как .xlsx или CSV.",
    html: "Внутри не таблица, а страница HTML — некоторые сервисы называют её .xls. Откройте её в Excel и сохраните как .xlsx.",
    archive: "Это архив. Распакуйте его и выберите сам файл с таблицей.",
    unknown: "Это не CSV, не XLSX и не JSONL.",
    damaged: "Файл повреждён или обрывается раньше времени. Выгрузите его ещё раз.",
    zip_bomb:
      "Книга распаковывается в несоразмерно большой объём, поэтому не читается. Сохраните её как CSV.",
    doctype: "В книге объявлены сущности XML, которых в таблицах не бывает. Пересохраните её в Excel.",
    no_sheet: "В книге нет такого листа.",
    not_utf8: "Кодировка файла не подходит. Выберите другую.",
    gone: "Самого файла больше нет: загрузите его снова, повторы не удвоятся.",
    internal: "Ошибка внутри Earshot; подробности в журнале.",
  },
  en: {
    empty: "The file is empty.",
    too_large: `The file is larger than ${megabytes} MB. Part it into several.`,
    too_many_rows: `The file has more than ${importLimits.rows.toLocaleString("en")} rows. Part it into several.`,
    too_many_columns: `The file has more than ${String(importLimits.columns)} columns. Remove those that are not needed.`,
    row_too_long:
      "A row never ends: a quotation mark is not closed somewhere, or the separator is another one.",
    encrypted: "The file is protected by a password. Remove it in Excel and save the file again.",
    old_excel: "This is the old format of Excel (.xls). Open the file and save it as .xlsx or CSV.",
    binary_excel: "This is a binary workbook (.xlsb). Save it as .xlsx or CSV.",
    open_document: "This is an OpenDocument table (.ods). Save it as .xlsx or CSV.",
    html: "Inside is no table but an HTML page, which some services call .xls. Open it in Excel and save it as .xlsx.",
    archive: "This is an archive. Unpack it and choose the file with the table.",
    unknown: "This is neither CSV nor XLSX nor JSONL.",
    damaged: "The file is damaged or cut off. Export it once more.",
    zip_bomb: "The workbook unfolds to a size out of all proportion, so it is not read. Save it as CSV.",
    doctype: "The workbook declares XML entities, which no table has. Save it anew in Excel.",
    no_sheet: "The workbook has no such sheet.",
    not_utf8: "The encoding does not fit the file. Choose another one.",
    gone: "The file itself is no longer there: bring it again, what came already will not come twice.",
    internal: "Something failed inside Earshot; the log says why.",
  },
};
