import { sourceFilterSchema } from "@earshot/contract/source-filter";
import { filterSources, orderSources } from "@earshot/core/collect/arrange-sources";
import { platformName } from "@earshot/core/collect/platform-names";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import { reasonText } from "@earshot/core/collect/source-reason-text";
import { sourceStateNames, tierNames } from "@earshot/core/collect/source-state-names";
import { sourceVolumes } from "@earshot/db/queries/source-volume";
import { listSources } from "@earshot/db/queries/sources";
import { viewSource } from "../source-view.ts";
import { listExport } from "./list-export.ts";
import { dateOf } from "./date-of.ts";

const volumeDays = 30;
const dayMs = 24 * 3_600_000;

type Row = ReturnType<typeof viewSource> & { volume: { posts: number; matches: number } | null };

export const exportSources = listExport({
  list: "sources",
  action: "read",
  filter: sourceFilterSchema,
  columns: [
    ["Номер", "Number", (source: Row) => source.sourceId],
    ["Название", "Name", (source) => source.name],
    ["Адрес", "Address", (source) => source.url],
    ["Площадка", "Platform", (source, language) => platformName(source.platform, language)],
    ["Состояние", "State", (source, language) => sourceStateNames[language][source.state]],
    ["Состояние с (UTC)", "State since (UTC)", (source) => dateOf(source.stateSince)],
    [
      "Что случилось",
      "What is the matter",
      ({ reasonCode }, language) =>
        reasonCode === null ? null : reasonText(readSourceReason(reasonCode), language).what,
    ],
    ["Ответ источника", "Words of the source", (source) => source.reasonRaw],
    ["Папка", "Folder", (source) => source.folder],
    ["Метки", "Tags", (source) => source.tags.join(", ")],
    ["Заметка", "Note", (source) => source.note],
    ["Уровень", "Tier", (source, language) => tierNames[language][source.tier as 1 | 2 | 3]],
    ["Аудитория", "Audience", (source) => source.audience],
    ["Публикаций за 30 дней", "Posts in 30 days", (source) => source.volume?.posts ?? null],
    ["Из них про нас", "Of them about us", (source) => source.volume?.matches ?? null],
    ["Публикаций всего", "Posts in all", (source) => source.postCount],
    ["Прочитан (UTC)", "Last read (UTC)", (source) => dateOf(source.lastSuccessAt)],
    ["Последняя попытка (UTC)", "Last attempt (UTC)", (source) => dateOf(source.lastAttemptAt)],
    ["Следующая попытка (UTC)", "Next attempt (UTC)", (source) => dateOf(source.nextCheckAt)],
  ],
  rows: async ({ database: { db }, now }, { sort, ...filter }, { language }) => {
    const at = now();
    const counted = await sourceVolumes(db, new Date(at.getTime() - volumeDays * dayMs));
    const volumes = new Map(counted.map((volume) => [volume.sourceId, volume]));
    const sources = (await listSources(db)).map((row) => ({
      ...viewSource(row, at),
      volume: volumes.get(row.sourceId) ?? null,
    }));
    return orderSources(filterSources(sources, filter), sort, volumes, language);
  },
});
