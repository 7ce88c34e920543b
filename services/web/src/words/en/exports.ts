export const exports = {
  open: "Export",
  as: { csv: "CSV, a table", xlsx: "XLSX, for Excel" },
  hint: "The whole list under this filter, not just what is on the screen. Times in the file are UTC.",
};
