import { plainHeader } from "./header-name.ts";

export const vendorKeys = ["earshot", "brand_analytics", "medialogia", "youscan", "brandwatch"] as const;
export type VendorKey = (typeof vendorKeys)[number];

export interface Vendor {
  name: string;
  /** `own`: written by this program. `read_by_others`: names of columns as published programs read them out of such files; no real file was at hand. */
  knowledge: "own" | "read_by_others";
  /** Header names that together tell the service; each inner list is one way to say it. */
  signs: readonly (readonly string[])[];
  /** So many of the signs have to be there. */
  enough: number;
  /** What files of the service are called. */
  fileName?: RegExp;
}

/**
 * Services whose exports are recognised. Only the name and the zone follow from it: columns are found by synonyms in any case, so that a service
 * which renames its columns is still read.
 */
export const vendors: Readonly<Record<VendorKey, Vendor>> = {
  earshot: {
    name: "Earshot",
    knowledge: "own",
    signs: [["namespace"], ["externalId"], ["publishedAt"], ["platform"]],
    enough: 4,
  },
  brand_analytics: {
    name: "Brand Analytics",
    knowledge: "read_by_others",
    signs: [
      ["Hash сообщения"],
      ["Id сообщения"],
      ["Место публикации"],
      ["Url места публикации"],
      ["Тип сообщения", "Тип источника"],
      ["Тональность"],
      ["Аудитория", "Охват"],
      ["Вовлеченность", "Вовлечённость"],
      ["Роль объекта", "Агрессия", "Цитируемость СМИ", "Обработано"],
      ["Дублей", "Дубли", "Количество дублей"],
    ],
    enough: 4,
    // Topic, period, moment of the export and an id of 24 hexadecimal digits.
    fileName: /\d{2}\.\d{2}\.\d{4}-\d{2}\.\d{2}\.\d{4}_[\da-f]{24}\.xlsx$/iu,
  },
  medialogia: {
    name: "Медиалогия",
    knowledge: "read_by_others",
    signs: [
      // Of its two products the first six stand in exports of the press, the others in those of social networks.
      ["МедиаИндекс", "Медиа Индекс", "MediaIndex"],
      ["Наименование СМИ", "Название СМИ", "СМИ"],
      ["Заметность"],
      ["Главная роль"],
      ["Цитирование", "Индекс цитируемости", "ИЦ"],
      ["Уровень СМИ", "Категория СМИ", "Тип СМИ"],
      ["Автораспознанный текст"],
      ["Профиль блога", "Аудитория блога"],
      ["Токсичность", "WOM"],
      ["Кто пишет"],
      ["Где пишет"],
      ["СМ Индекс"],
      ["Ссылка на родительский пост", "Текст родительского поста"],
    ],
    enough: 2,
    fileName: /medialog|медиалоги/iu,
  },
  youscan: {
    name: "YouScan",
    knowledge: "read_by_others",
    signs: [
      ["sourceType", "Тип источника", "Source type", "Tipo de recurso"],
      ["postType", "Тип поста", "Post type", "Tipo de publicación"],
      ["publicationPlace", "Место публикации", "Publication place", "Lugar de publicación"],
      ["Perfil del lugar de publicación"],
      ["potentialReach", "Потенциальный охват", "Potential reach", "Alcance potencial"],
      ["discussionId", "parentPostId", "Discussion ID"],
      ["Engagement", "Вовлечение", "engagement.likes"],
      ["fullText", "Полный текст"],
      ["Saved at", "addedAt", "Добавлено", "Guardado"],
      ["Republicaciones"],
    ],
    enough: 4,
    fileName: /you_?scan/iu,
  },
  brandwatch: {
    name: "Brandwatch",
    knowledge: "read_by_others",
    signs: [
      ["Query Id"],
      ["Query Name"],
      ["Page Type", "Content Source Name"],
      ["Snippet"],
      ["Full Text"],
      ["Domain"],
      ["Account Type", "Impact", "Thread Id"],
      ["Thread Entry Type", "Thread Author", "Mentioned Authors"],
      ["X Author ID", "X Followers", "Weblog Title"],
      ["Category Details", "Assignment", "Engagement Score"],
      ["Country Code", "Continent Code", "City Code"],
    ],
    enough: 4,
    fileName: /brandwatch/iu,
  },
};

/** Whose export a table is, by the names of its columns, or of its file together with at least one of them. */
export function recogniseVendor(columns: readonly string[], fileName: string): VendorKey | null {
  const present = new Set(columns.map(plainHeader));
  let best: { key: VendorKey; share: number } | null = null;
  for (const key of vendorKeys) {
    const { signs, enough, fileName: called } = vendors[key];
    const found = signs.filter((ways) => ways.some((way) => present.has(plainHeader(way)))).length;
    const isNamed = called?.test(fileName) ?? false;
    if (found < (isNamed ? 1 : enough)) continue;
    const share = found / signs.length + (isNamed ? 1 : 0);
    if (best === null || share > best.share) best = { key, share };
  }
  return best?.key ?? null;
}
