/** What a column of a table can be. `tag` columns are kept with the post in the words of the file, as many as there are. */
export const importFields = [
  "text",
  "title",
  "url",
  "date",
  "time",
  "author",
  "author_handle",
  "author_url",
  "followers",
  "place",
  "platform",
  "kind",
  "external_id",
  "parent_id",
  "namespace",
  "likes",
  "comments",
  "shares",
  "views",
  "language",
  "tags",
  "tag",
] as const;
export type ImportField = (typeof importFields)[number];

const known: ReadonlySet<string> = new Set(importFields);

export function isImportField(value: string): value is ImportField {
  return known.has(value);
}

/** Fields that several columns may have at once. */
export function isRepeatable(field: ImportField): boolean {
  return field === "tags" || field === "tag";
}

/** Only our own export says whose ids its posts carry; nobody chooses it. */
export const hiddenFields: ReadonlySet<ImportField> = new Set(["namespace"]);

type Names = Record<ImportField, string>;

/** What people read where a column is given its meaning. */
export const importFieldNames: Record<"ru" | "en", Names> = {
  ru: {
    text: "Текст",
    title: "Заголовок",
    url: "Ссылка на публикацию",
    date: "Дата (и время)",
    time: "Время отдельно",
    author: "Автор",
    author_handle: "Имя автора в сети (@…)",
    author_url: "Ссылка на автора",
    followers: "Подписчики автора",
    place: "Место публикации",
    platform: "Площадка",
    kind: "Вид публикации",
    external_id: "Номер публикации на площадке",
    parent_id: "На что отвечает (номер)",
    namespace: "Кто выдал номер",
    likes: "Лайки",
    comments: "Комментарии",
    shares: "Репосты",
    views: "Просмотры",
    language: "Язык",
    tags: "Метки",
    tag: "Метка с названием",
  },
  en: {
    text: "Text",
    title: "Title",
    url: "Link to the post",
    date: "Date (and time)",
    time: "Time, if apart",
    author: "Author",
    author_handle: "Author's handle (@…)",
    author_url: "Link to the author",
    followers: "Author's followers",
    place: "Place of publication",
    platform: "Platform",
    kind: "Kind of post",
    external_id: "Id of the post on its platform",
    parent_id: "Answers the post with id",
    namespace: "Who issued the id",
    likes: "Likes",
    comments: "Comments",
    shares: "Shares",
    views: "Views",
    language: "Language",
    tags: "Tags",
    tag: "Tag with its name",
  },
};
