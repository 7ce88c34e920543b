/**
 * Exports of other services in their shape: what stands above the columns, names and order of the columns, how dates, tones and counters
 * are written. Texts and people are made up; each has three posts about "заслонка" and one row that is no post.
 */
import { workbook } from "./files.ts";

export interface VendorFile {
  vendor: string;
  fileName: string;
  bytes: () => Promise<Buffer>;
  /** Of the file's times. */
  zone: string;
  headerRow: number;
  /** Its posts, the oldest first. */
  posts: readonly object[];
  /** Why its fourth row is no post. */
  refusal: string;
}

const quoted = (cells: readonly string[], separator: string): string =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator);

const brandAnalytics: VendorFile = {
  refusal: "no_date",
  posts: [
    {
      externalId: "-77_501",
      platform: "vk",
      url: "https://vk.com/wall-77_501",
      title: null,
      text: "Заслонка опять гудит",
      publishedAt: "2026-03-05T11:05:00.000Z",
      author: { name: "Анна Печкина", handle: null, url: "https://vk.com/id1001", followers: 1200 },
      engagement: { likes: 12, comments: 4, shares: 2, views: 3400 },
      tags: ["Место публикации: Подслушано у печи", "Тональность: Негативная", "Регион: Пермь", "жалоба"],
    },
    {
      externalId: "88001",
      platform: "news",
      title: "Завод объяснил шум",
      publishedAt: "2026-03-05T12:40:00.000Z",
      author: { name: "Новости Перми", followers: 54_000 },
      // What the file leaves open stays unknown.
      engagement: { likes: null, comments: null, shares: null, views: null },
      tags: ["Тональность: Нейтральная", "Регион: Пермь"],
    },
    {
      externalId: "42",
      platform: "telegram",
      publishedAt: "2026-03-05T21:10:00.000Z",
      author: { name: "Печь | Пермь", url: "https://t.me/pech_perm" },
      engagement: { likes: 7, comments: 0, shares: 0, views: 610 },
    },
  ],
  vendor: "brand_analytics",
  fileName: "Zavod_01.03.2026-31.03.2026_643952c3ed42dd6e9d2b9572.xlsx",
  zone: "Europe/Moscow",
  headerRow: 1,
  bytes: () =>
    workbook(
      // prettier-ignore
      ["Дата", "Время", "Заголовок", "Текст", "Url", "Источник", "Тип источника", "Место публикации", "Url места публикации", "Автор",
        "Url автора", "Тип сообщения", "Тональность", "Аудитория", "Вовлеченность", "Лайки", "Комментарии", "Репосты", "Просмотры",
        "Регион", "Теги", "Hash сообщения", "Id сообщения", "Дублей"],
      // prettier-ignore
      [
        ["05.03.2026", "14:05", "", "Заслонка опять гудит", "https://vk.com/wall-77_501", "vk.com", "Соцсети", "Подслушано у печи", "https://vk.com/club77",
          "Анна Печкина", "https://vk.com/id1001", "Пост", "Негативная", 1200, 18, 12, 4, 2, 3400, "Пермь", "жалоба", "a1b2c3", "-77_501", 0],
        ["05.03.2026", "15:40", "Завод объяснил шум", "Заслонка прошла проверку: шум безопасен.", "https://news.example/zaslonka?utm_source=ba", "news.example", "СМИ",
          "Новости Перми", "https://news.example", "", "", "Статья", "Нейтральная", 54000, 0, null, null, null, null, "Пермь", "", "d4e5f6", "88001", 3],
        ["06.03.2026", "00:10", "", "Спасибо, заслонка греет", "https://t.me/pech_perm/42", "t.me", "Мессенджеры", "Печь | Пермь", "https://t.me/pech_perm",
          "Печь | Пермь", "https://t.me/pech_perm", "Пост", "Позитивная", 980, 7, 7, 0, 0, 610, "Пермь", "благодарность", "0a0b0c", "42", 0],
        ["", "", "", "Итого: 3 сообщения о заслонке", "", "", "", "", "", "", "", "", "", null, null, null, null, null, null, "", "", "", "", null],
      ],
    ),
};

const youscan: VendorFile = {
  refusal: "no_date",
  posts: [
    {
      externalId: "zaslonka001",
      parentExternalId: null,
      platform: "youtube",
      title: "Обзор: заслонка",
      text: 'Снял обзор,\nзаслонка течёт; "как всегда"',
      publishedAt: "2026-03-07T08:00:00.000Z",
      author: {
        name: "Тимур Жуйко",
        handle: "zhuiko",
        url: "https://www.youtube.com/@zhuiko",
        followers: 642_000,
      },
      engagement: { likes: 5_100, comments: 320, shares: 0, views: null },
      tags: ["sentiment: negative", "city: Пермь", "обзор", "видео"],
    },
    { externalId: "c1", parentExternalId: "zaslonka001", author: { handle: "boris", followers: null } },
    {
      externalId: "p9",
      platform: "forum",
      url: "https://forum.example/t/5#p9",
      publishedAt: "2026-03-08T21:15:00.000Z",
      author: { name: "Мастер", handle: "master", url: null },
      engagement: { likes: null, comments: 2, shares: null, views: null },
      tags: ["publicationPlace.name: Форум печников", "sentiment: neutral", "city: Казань", "вопрос"],
    },
  ],
  vendor: "youscan",
  fileName: "mentions.csv",
  zone: "UTC",
  headerRow: 1,
  bytes: async () =>
    Buffer.from(
      `\uFEFF${[
        // prettier-ignore
        ["id", "seq", "published", "addedAt", "url", "title", "fullText", "source", "sourceType", "postType", "author.name", "author.nickname",
          "author.url", "author.subscribers", "publicationPlace.name", "sentiment", "engagement.likes", "engagement.comments",
          "engagement.reposts", "postId", "parentPostId", "discussionId", "potentialReach", "city", "tags"],
        // prettier-ignore
        ["9001", "1", "2026-03-07T08:00:00Z", "2026-03-07T08:03:11Z", "https://www.youtube.com/watch?v=zaslonka001", "Обзор: заслонка", "Снял обзор,\nзаслонка течёт; \"как всегда\"",
          "youtube.com", "social", "video", "Тимур Жуйко", "zhuiko", "https://www.youtube.com/@zhuiko", "642000", "Тимур Жуйко", "negative", "5100", "320", "0", "zaslonka001", "", "", "150000", "Пермь", "обзор, видео"],
        // prettier-ignore
        ["9002", "2", "2026-03-07T09:30:00Z", "2026-03-07T09:31:00Z", "https://www.youtube.com/watch?v=zaslonka001&lc=c1", "", "У меня заслонка целая",
          "youtube.com", "social", "comment", "Борис", "boris", "https://www.youtube.com/@boris", "", "Тимур Жуйко", "positive", "3", "0", "0", "c1", "zaslonka001", "zaslonka001", "0", "", ""],
        // prettier-ignore
        ["9003", "3", "2026-03-08T21:15:00Z", "2026-03-08T21:20:00Z", "https://forum.example/t/5#p9", "", "Кто менял заслонку сам?",
          "forum.example", "forum", "post", "Мастер", "master", "", "", "Форум печников", "neutral", "", "2", "", "p9", "", "t5", "80", "Казань", "вопрос"],
        // prettier-ignore
        ["9004", "4", "", "2026-03-08T22:00:00Z", "https://forum.example/t/5#p10", "", "заслонка без даты", "forum.example", "forum", "post", "", "", "", "", "Форум печников", "neutral", "", "", "", "p10", "", "t5", "", "", ""],
      ]
        .map((cells) => quoted(cells, ","))
        .join("\r\n")}\r\n`,
    ),
};

const brandwatch: VendorFile = {
  refusal: "no_text",
  posts: [
    {
      externalId: "1900000000000000001",
      platform: "x",
      text: "Новая заслонка, греет отлично",
      publishedAt: "2026-03-09T10:00:00.000Z",
      author: { name: "anna", followers: 1_500 },
      engagement: { likes: 30, comments: 4, shares: 7, views: 900 },
      statedLanguage: "ru",
      tags: ["Sentiment: positive"],
    },
    {
      externalId: "res-2",
      platform: "news",
      title: "The plant answers",
      text: "The plant says that every заслонка is safe.",
      publishedAt: "2026-03-09T11:20:30.000Z",
      author: { name: "J. Reed", followers: null },
      engagement: { likes: null, comments: null, shares: null, views: 0 },
      tags: ["Domain: paper.example", "Sentiment: neutral"],
    },
    {
      externalId: "t3_abc",
      platform: "reddit",
      publishedAt: "2026-03-10T23:59:59.000Z",
      author: { name: "stoveman" },
      engagement: { likes: 12, comments: 8, shares: null, views: 0 },
    },
  ],
  vendor: "brandwatch",
  fileName: "bulk-mentions.csv",
  zone: "UTC",
  headerRow: 8,
  bytes: async () =>
    Buffer.from(
      [
        ["Report:", "Bulk Mentions Download"],
        ["Brand:", "Zavod"],
        ["From:", "Sun Mar 01 00:00:00 UTC 2026"],
        ["To:", "Tue Mar 31 23:59:59 UTC 2026"],
        ["Label:", "Zavod, all mentions"],
        ["", ""],
        ["", ""],
        // prettier-ignore
        ["Query Id", "Query Name", "Date", "Title", "Snippet", "Url", "Domain", "Sentiment", "Page Type", "Language", "Country Code", "Author", "Full Name",
          "Account Type", "Avatar", "City Code", "Engagement Score", "Full Text", "Impact", "Impressions", "Likes", "Comments", "Resource Id", "Thread Id", "Weblog Title", "X Followers", "X Reposts"],
        // prettier-ignore
        ["1999", "Zavod", "2026-03-09 10:00:00.0", "zaslonka fan on X", "…заслонка…", "https://x.com/anna/status/1900000000000000001", "x.com", "positive", "twitter", "ru", "RUS", "anna", "Anna",
          "individual", "", "", "41", "Новая заслонка, греет отлично", "20.5", "900", "30", "4", "1900000000000000001", "0", "", "1500", "7"],
        // prettier-ignore
        ["1999", "Zavod", "2026-03-09 11:20:30.0", "The plant answers", "…заслонка…", "https://paper.example/plant", "paper.example", "neutral", "news", "en", "GBR", "J. Reed", "",
          "", "", "", "0", "The plant says that every заслонка is safe.", "44.1", "0", "", "", "res-2", "0", "The Paper", "", ""],
        // prettier-ignore
        ["1999", "Zavod", "2026-03-10 23:59:59.0", "r/stoves", "…заслонка…", "https://www.reddit.com/r/stoves/comments/abc/def/", "reddit.com", "negative", "reddit", "en", "USA", "stoveman", "",
          "", "", "", "12", "My заслонка broke in a week", "3", "0", "12", "8", "t3_abc", "abc", "stoves", "", ""],
        // prettier-ignore
        ["1999", "Zavod", "2026-03-11 08:00:00.0", "", "", "", "", "neutral", "news", "en", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""],
      ]
        .map((cells) => quoted(cells, ","))
        .join("\n"),
    ),
};

export const vendorFiles: readonly VendorFile[] = [brandAnalytics, youscan, brandwatch];
