export const exports = {
  open: "Скачать",
  as: { csv: "CSV, таблица", xlsx: "XLSX, для Excel" },
  hint: "Весь список с этим отбором, а не только то, что уже на экране. Время в файле — UTC.",
};
