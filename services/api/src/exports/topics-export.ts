import { topicQuerySchema, type Topics } from "@earshot/contract/topic";
import { viewTopics } from "../topics-view.ts";
import { dateOf } from "./date-of.ts";
import { listExport } from "./list-export.ts";

type Row = Topics["topics"][number] & Pick<Topics, "from" | "to" | "isSampled">;

export const exportTopics = listExport({
  list: "topics",
  action: "read",
  filter: topicQuerySchema,
  columns: [
    ["Тема", "Topic", (topic: Row) => topic.label],
    ["Другие слова", "Other words", (topic) => topic.phrases.join(", ")],
    ["Публикаций", "Posts", (topic) => topic.posts],
    ["Столько же дней назад", "As many days before", (topic) => topic.before],
    ["Оценка по выборке", "Estimated from a sample", (topic) => topic.isSampled],
    ["С (UTC)", "From (UTC)", (topic) => dateOf(topic.from)],
    ["По (UTC)", "To (UTC)", (topic) => dateOf(topic.to)],
  ],
  rows: async ({ database: { db }, now }, { days }) => {
    const { topics, from, to, isSampled } = await viewTopics(db, days, now());
    return topics.map((topic) => ({ ...topic, from, to, isSampled }));
  },
});
