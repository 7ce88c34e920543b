/** Files that a report can be had as. */
export const reportFormats = ["html", "pdf", "pptx", "xlsx"] as const;
export type ReportFormat = (typeof reportFormats)[number];
