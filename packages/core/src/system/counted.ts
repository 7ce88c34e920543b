import type { PageLanguage } from "../triage/page-language.ts";

const russianRules = new Intl.PluralRules("ru");

/** "1 задание", "3 задания", "5 заданий". */
export function countedRu(count: number, one: string, few: string, many: string): string {
  const form = russianRules.select(count);
  return `${numberRu(count)} ${form === "one" ? one : form === "few" ? few : many}`;
}

/** "1 job", "3 jobs". */
export function countedEn(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

function numberRu(count: number): string {
  return count.toLocaleString("ru");
}

const units = {
  ru: { second: "с", minute: "мин", hour: "ч", day: "дн." },
  en: { second: "s", minute: "min", hour: "h", day: "d" },
} as const;

/** "40 s", "12 min", "3 h", "2 d": rounded down to the largest unit that fits twice, or once for seconds. */
export function spanText(ms: number, language: PageLanguage): string {
  const words = units[language];
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 120) return `${seconds} ${words.second}`;
  if (seconds < 7_200) return `${Math.floor(seconds / 60)} ${words.minute}`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} ${words.hour}`;
  return `${Math.floor(seconds / 86_400)} ${words.day}`;
}

const sizes = { ru: ["МБ", "ГБ"], en: ["MB", "GB"] } as const;

/** "850 MB", "12.5 GB" (decimal units, as disks are sold). */
export function sizeText(bytes: number, language: PageLanguage): string {
  const [mega, giga] = sizes[language];
  if (bytes < 1e9) return `${Math.floor(bytes / 1e6)} ${mega}`;
  const shown = (bytes / 1e9).toFixed(1);
  return `${language === "ru" ? shown.replace(".", ",") : shown} ${giga}`;
}
