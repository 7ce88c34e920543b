import type { Names } from "../../triage/page-language.ts";
import type { AlertState } from "./alert-state.ts";

/** Of one alert; the page names heaps of them. */
export const alertStateNames: Names<AlertState> = {
  ru: { open: "ждёт", acknowledged: "в работе", past: "прошло" },
  en: { open: "waiting", acknowledged: "taken on", past: "over" },
};
