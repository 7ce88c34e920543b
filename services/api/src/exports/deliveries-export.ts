import { mailListQuerySchema } from "@earshot/contract/mail";
import { deliveryWayNames } from "@earshot/core/notify/channel";
import { deliveryStateNames } from "@earshot/core/notify/delivery-state-names";
import { maskAddress } from "@earshot/core/notify/mask-address";
import { listMails, type ListedMail } from "@earshot/db/queries/deliveries";
import { inPages, listExport, pageRows } from "./list-export.ts";

/** Addresses are masked as on the page, and texts of messages are left out. */
export const exportDeliveries = listExport({
  list: "deliveries",
  action: "run_system",
  filter: mailListQuerySchema.omit({ before: true }),
  columns: [
    ["Номер", "Number", (mail: ListedMail) => mail.outboxId],
    ["Чем", "By", (mail, language) => deliveryWayNames[language][mail.way]],
    ["Кому", "To", (mail) => (mail.way === "mail" ? maskAddress(mail.to) : mail.to)],
    ["Тема", "Subject", (mail) => mail.subject],
    ["Состояние", "State", (mail, language) => deliveryStateNames[language][mail.state]],
    ["Состояние с (UTC)", "State since (UTC)", (mail) => mail.stateAt],
    ["Создано (UTC)", "Made (UTC)", (mail) => mail.createdAt],
    [
      "Следующая попытка (UTC)",
      "Next attempt (UTC)",
      (mail) => (mail.state === "waiting" ? mail.dueAt : null),
    ],
    ["Попыток", "Attempts", (mail) => mail.attemptCount],
    ["Что ответили", "What was answered", (mail) => mail.error],
  ],
  rows: ({ database: { db } }) =>
    inPages(async (before: number | null) => {
      const rows = await listMails(db, { before, limit: pageRows });
      return { rows, next: rows.length < pageRows ? null : (rows.at(-1)?.outboxId ?? null) };
    }),
});
