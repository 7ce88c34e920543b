import { keyMessageQuerySchema } from "@earshot/contract/key-message";
import type { KeyMessageRow } from "@earshot/db/queries/messages/message-list";
import type { PullThrough } from "@earshot/db/queries/messages/pull-through";
import { measureMessages } from "../routes/key-messages.ts";
import { listExport } from "./list-export.ts";

type Row = KeyMessageRow & { found: PullThrough | null };

/** With the share of coverage that carried each, and its bounds of 95 %: 0 to 1, empty where there was nothing to carry it. */
export const exportKeyMessages = listExport({
  list: "key-messages",
  action: "read",
  filter: keyMessageQuerySchema,
  columns: [
    ["Номер", "Number", (message: Row) => message.keyMessageId],
    ["По-русски", "In Russian", (message) => message.textRu],
    ["По-английски", "In English", (message) => message.textEn],
    ["Узнаётся по", "Recognised by", (message) => message.phrases.join("\n")],
    ["Чьё", "Whose", (message) => message.entity?.name ?? null],
    ["Действует с (UTC)", "Holds from (UTC)", (message) => message.activeFrom],
    ["Действует до (UTC)", "Holds till (UTC)", (message) => message.activeTill],
    ["Снято", "Retired", (message) => message.isRetired],
    ["Публикаций с ним", "Posts that carry it", ({ found }) => found?.hits ?? null],
    ["Публикаций о нас", "Posts about us", ({ found }) => found?.n ?? null],
    ["Доля", "Share", ({ found }) => found?.share ?? null],
    ["Доля, не меньше", "Share, at least", ({ found }) => found?.low ?? null],
    ["Доля, не больше", "Share, at most", ({ found }) => found?.high ?? null],
    ["Из них перепечаток", "Of them reprints", ({ found }) => found?.reprints ?? null],
    ["Считано с (UTC)", "Counted from (UTC)", ({ found }) => found?.from ?? null],
    ["Считано до (UTC)", "Counted till (UTC)", ({ found }) => found?.till ?? null],
  ],
  rows: async ({ database: { db } }, filter) => {
    const { messages, found } = await measureMessages(db, filter);
    const byId = new Map(found.map((each) => [each.keyMessageId, each]));
    return messages.map((message) => ({ ...message, found: byId.get(message.keyMessageId) ?? null }));
  },
});
