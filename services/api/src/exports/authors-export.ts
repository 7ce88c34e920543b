import { authorListQuerySchema } from "@earshot/contract/author";
import { platformName } from "@earshot/core/collect/platform-names";
import { standingNames } from "@earshot/core/triage/author/standing";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { listAuthors, type AuthorListAsked, type ListedAuthor } from "@earshot/db/queries/author-list";
import { askedAuthors } from "../routes/authors.ts";
import { inPages, listExport, pageRows } from "./list-export.ts";

export const exportAuthors = listExport({
  list: "authors",
  action: "read",
  filter: authorListQuerySchema.omit({ cursor: true, limit: true }),
  columns: [
    ["Номер", "Number", (author: ListedAuthor) => author.cardId],
    ["Имя", "Name", (author) => author.name],
    ["Кто это для нас", "Standing", (author, language) => standingOf(author, language)],
    ["Так решили люди", "So people said", (author) => author.standing !== null],
    ["Аккаунты", "Accounts", (author, language) => accountsOf(author, language)],
    ["Публикаций о нас", "Posts about us", (author) => author.posts],
    ["Последняя (UTC)", "Last (UTC)", (author) => author.lastPostAt],
    ["Подписчики", "Followers", (author) => author.followers],
    ["Негативных упоминаний", "Negative mentions", (author) => author.negative],
    ["Нейтральных упоминаний", "Neutral mentions", (author) => author.neutral],
    ["Позитивных упоминаний", "Positive mentions", (author) => author.positive],
    ["Заблокирован", "Blocked", (author) => author.isBlocked],
    ["Похож на самозванца", "May be an impostor", (author) => author.suspicion !== null],
    [
      "Карточек, возможно, того же человека",
      "Cards that may be the same person",
      (author) => author.proposals,
    ],
  ],
  rows: ({ database: { db } }, filter) =>
    inPages(async (after: AuthorListAsked["after"]) => {
      const rows = await listAuthors(db, askedAuthors(filter, { after, limit: pageRows }));
      return { rows, next: rows.length < pageRows ? null : (rows.at(-1) ?? null) };
    }),
});

function standingOf({ standing, derivedStanding }: ListedAuthor, language: PageLanguage): string | null {
  const shown = standing ?? derivedStanding;
  return shown === null ? null : standingNames[language][shown];
}

function accountsOf({ accounts }: ListedAuthor, language: PageLanguage): string {
  return accounts
    .map(({ platform, handle, name }) => `${platformName(platform, language)}: ${handle ?? name ?? ""}`)
    .join(", ");
}
