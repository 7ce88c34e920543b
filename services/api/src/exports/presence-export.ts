import { idMax } from "@earshot/contract/id";
import { presenceQuerySchema } from "@earshot/contract/presence";
import { platformName } from "@earshot/core/collect/platform-names";
import { ownPosts, type OwnPost } from "@earshot/db/queries/presence";
import { loadWatchList } from "@earshot/db/queries/watch-list";
import { z } from "zod";
import { ProblemError } from "../problem.ts";
import { listExport, wholeRows } from "./list-export.ts";

const dayMs = 24 * 3_600_000;

/** What an entity said itself, with whole texts. */
export const exportPresence = listExport({
  list: "presence",
  action: "read",
  filter: presenceQuerySchema.extend({ entityId: z.coerce.number().int().positive().max(idMax) }),
  columns: [
    ["Номер", "Number", (post: OwnPost) => post.postId],
    ["Опубликовано (UTC)", "Published (UTC)", (post) => post.publishedAt],
    ["Площадка", "Platform", (post, language) => platformName(post.platform, language)],
    ["Источник", "Source", (post) => post.sourceName],
    ["Источник, номер", "Source, number", (post) => post.sourceId],
    ["Заголовок", "Title", (post) => post.title],
    ["Текст", "Text", (post) => post.text],
    ["Адрес", "Address", (post) => post.url],
    ["Лайки", "Likes", (post) => post.likes],
    ["Комментарии", "Comments", (post) => post.comments],
    ["Репосты", "Shares", (post) => post.shares],
    ["Просмотры", "Views", (post) => post.views],
    ["Числа приблизительны", "Counters are approximate", (post) => post.isApproximate],
    ["Ответов собрано", "Answers collected", (post) => post.answerCount],
    ["На что ответ", "What it answers", (post) => post.answers?.text ?? null],
    ["На что ответ, номер", "What it answers, number", (post) => post.answers?.postId ?? null],
    ["Изменено (UTC)", "Edited (UTC)", (post) => post.editedAt],
    ["Удалено", "Deleted", (post) => post.isDeleted],
  ],
  rows: async ({ database: { db }, now }, { entityId, days, what }) => {
    const { entities } = await loadWatchList(db);
    if (!entities.some(({ id }) => id === entityId))
      throw new ProblemError(404, `There is no entity ${entityId}.`);
    const since = new Date(now().getTime() - days * dayMs);
    return ownPosts(db, { entityId, since, what, limit: wholeRows });
  },
});
