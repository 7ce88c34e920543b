import { storyListQuerySchema } from "@earshot/contract/story";
import { listStories, readStoryCursor, type StoryRow } from "@earshot/db/queries/stories";
import { inPages, listExport, pageRows } from "./list-export.ts";

export const exportStories = listExport({
  list: "stories",
  action: "read",
  filter: storyListQuerySchema.omit({ cursor: true, limit: true }),
  columns: [
    ["Номер", "Number", (story: StoryRow) => story.storyId],
    ["Название", "Name", (story) => story.name ?? story.leadTitle],
    ["Важность", "Severity", (story) => story.severity],
    ["Срочность", "Urgency", (story) => story.priority],
    ["Публикаций", "Posts", (story) => story.size],
    ["Своих текстов", "Originals", (story) => story.originals],
    ["Перепечаток", "Reprints", (story) => story.reprints],
    ["Не закрыто", "Open", (story) => story.open],
    ["Первая (UTC)", "First (UTC)", (story) => story.firstAt],
    ["Последняя (UTC)", "Last (UTC)", (story) => story.lastAt],
    ["Кто упомянут", "Mentioned", (story) => story.entities.map(({ name }) => name).join(", ")],
    ["Источников", "Sources", (story) => story.sourceCount],
    ["Первые источники", "First sources", (story) => story.sources.map(({ name }) => name).join(", ")],
    ["Лайки", "Likes", (story) => story.likes.total],
    ["Комментарии", "Comments", (story) => story.comments.total],
    ["Репосты", "Shares", (story) => story.shares.total],
    ["Просмотры", "Views", (story) => story.views.total],
    ["Аудитория авторов", "Audience of the authors", (story) => story.audience.total],
    ["Числа приблизительны", "Counters are approximate", (story) => story.isApproximate],
    ["Первая публикация, номер", "Leading post, number", (story) => story.leadId],
  ],
  rows: ({ database: { db } }, filter) =>
    inPages(async (from: string | null) => {
      const cursor = from === null ? null : readStoryCursor(from);
      const page = await listStories(db, filter, { cursor, limit: pageRows });
      return { rows: page.stories, next: page.nextCursor };
    }),
});
