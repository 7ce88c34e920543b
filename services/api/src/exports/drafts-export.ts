import { draftListQuerySchema } from "@earshot/contract/draft";
import { approvalKindNames, draftStateNames } from "@earshot/core/respond/draft/draft-names";
import { channelNames, speakerNames } from "@earshot/core/respond/respond-names";
import { listDrafts, type ListedDraft } from "@earshot/db/queries/drafts/draft-list";
import { signedInPerson } from "../sign-in/signed-in.ts";
import { listExport, wholeRows } from "./list-export.ts";

export const exportDrafts = listExport({
  list: "drafts",
  action: "read",
  filter: draftListQuerySchema,
  columns: [
    ["Номер", "Number", (draft: ListedDraft) => draft.draftId],
    ["Название", "Title", (draft) => draft.title],
    ["Начало текста", "Beginning of the text", (draft) => draft.excerpt],
    ["Состояние", "State", (draft, language) => draftStateNames[language][draft.state]],
    [
      "Ждёт слова",
      "Waits for the word of",
      ({ waitsFor }, language) =>
        waitsFor === null ? null : (waitsFor.person?.name ?? approvalKindNames[language][waitsFor.kind]),
    ],
    [
      "Кто говорит",
      "Who speaks",
      (draft, language) => draft.entityName ?? speakerNames[language][draft.speaker],
    ],
    ["Где", "Where", (draft, language) => channelNames[language][draft.channel]],
    ["Язык", "Language", (draft) => draft.language],
    ["Замечаний", "Findings", (draft) => draft.openFindings],
    ["Важность публикации", "Severity of the post", (draft) => draft.severity],
    ["Публикация, номер", "Post, number", (draft) => draft.postId],
    ["Автор", "Author", (draft) => draft.createdBy?.name ?? null],
    ["Начат (UTC)", "Begun (UTC)", (draft) => draft.createdAt],
    ["Срок (UTC)", "Due (UTC)", (draft) => draft.dueAt],
    ["Отдан на согласование (UTC)", "Sent for approval (UTC)", (draft) => draft.sentAt],
    ["Согласован (UTC)", "Approved (UTC)", (draft) => draft.approvedAt],
    ["Опубликован (UTC)", "Published (UTC)", (draft) => draft.publishedAt],
    ["Где опубликован", "Published at", (draft) => draft.publishedUrl],
    ["Изменён (UTC)", "Changed (UTC)", (draft) => draft.changedAt],
  ],
  rows: ({ database: { db } }, filter, { request }) =>
    listDrafts(db, { ...filter, person: signedInPerson(request), limit: wholeRows }),
});
