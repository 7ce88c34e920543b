import type { ImportField } from "./field.ts";
import { plainHeader } from "./header-name.ts";

/**
 * What columns are called, the surest name first. Partly from descriptions of the services, partly from what such files are usually called;
 * a person sees and mends every guess.
 */
const written: readonly [ImportField, string][] = [
  [
    "text",
    `Полный текст|Full text|FullText|Текст сообщения|Текст публикации|Текст|Сообщение|Содержание|Текст поста|Текст отзыва|Text|Content|Message|
    Body|Post text|Mention|Контент|Описание|Отзыв|Комментарий пользователя|textNorm|Hit sentence|Opening text|Texto|Snippet|Отрывок|Сниппет|Цитата|Аннотация`,
  ],
  ["title", "Заголовок|Заголовок сообщения|Title|Headline|Название|Тема|Subject|Название публикации|Título"],
  [
    "url",
    `Ссылка на сообщение|Ссылка на публикацию|Url сообщения|URL публикации|Адрес сообщения|Ссылка|URL|Адрес|Link|Permalink|Post URL|Mention URL|
    Ссылка на пост|Ссылка на оригинал|Ссылка на материал|Article URL`,
  ],
  [
    "date",
    `Дата и время|Дата публикации|Дата и время публикации|Дата сообщения|Дата создания|Дата|Опубликовано|Published|Published at|publishedAt|Publication date|
    Date|Datetime|Date (UTC)|Created at|Timestamp|Опубликовано (UTC)|Published (UTC)|Дата выхода|timeCreate|Fecha`,
  ],
  ["time", "Время|Время публикации|Time|Время выхода|Publication time|Hora"],
  [
    "author",
    `Автор|Имя автора|Автор сообщения|Author|Author name|author.name|Full name|Журналист|Journalist|Influencer|User|Username|Имя пользователя|Пользователь|Кто пишет|Autor`,
  ],
  [
    "author_handle",
    "Никнейм|Ник|Ник автора|Nickname|author.nickname|author.handle|Handle|Screen name|Author username|Логин|Apodo",
  ],
  [
    "author_url",
    `Ссылка на автора|Профиль|Профиль автора|Ссылка на профиль|Адрес автора|Url автора|Author URL|Author link|author.url|Profile|Profile URL|Profile link|Perfil`,
  ],
  [
    "followers",
    `Подписчики|Подписчики автора|Количество подписчиков|Аудитория|Аудитория автора|Followers|Author followers|author.followers|author.subscribers|Subscribers|
    Follower count|X Followers|Twitter followers|Читатели|Suscriptores|Аудитория блога`,
  ],
  [
    "place",
    `Место публикации|Publication place|publicationPlace|publicationPlace.name|Наименование СМИ|Название СМИ|СМИ|Источник|Сообщество|Название источника|Source|
    Source name|Site name|Outlet|Media|Издание|Канал|Группа|Domain|Домен|Хаб|Где пишет|Блог|Weblog Title|Lugar de publicación|Fuente`,
  ],
  [
    "platform",
    "Платформа|Площадка|Соцсеть|Социальная сеть|Тип источника|Тип площадки|Platform|Source type|sourceType|Page type|Network|Content source|Тип СМИ|Категория СМИ|Channel|Tipo de recurso",
  ],
  [
    "kind",
    "Тип сообщения|Тип публикации|Тип поста|Post type|postType|Mention type|Content type|Тип контента|Tipo de publicación",
  ],
  [
    "external_id",
    "Id сообщения|ID публикации|Id поста|Post ID|postId|externalId|Mention ID|Message ID|Document ID|Guid|Идентификатор|Resource Id|Article ID|Hash сообщения|Хеш сообщения|Content Id",
  ],
  ["parent_id", "Id родителя|Parent ID|parentPostId|parentExternalId|Reply to|In reply to|Parent post id"],
  ["namespace", "namespace"],
  [
    "likes",
    "Лайки|Лайков|Кол-во лайков|Количество лайков|Нравится|Реакции|Likes|likesCount|Reactions|engagement.likes|Like count|Facebook likes|Me gusta",
  ],
  [
    "comments",
    "Комментарии|Комментариев|Кол-во комментариев|Количество комментариев|Ответы|Comments|commentsCount|Replies|engagement.comments|Comment count|Comentarios",
  ],
  [
    "shares",
    "Репосты|Репостов|Кол-во репостов|Количество репостов|Поделились|Shares|Reposts|repostsCount|Retweets|engagement.reposts|engagement.shares|Share count|X Reposts|Facebook shares|Republicaciones",
  ],
  [
    "views",
    "Просмотры|Просмотров|Кол-во просмотров|Количество просмотров|Views|viewsCount|Impressions|engagement.views|View count|Показы|Visualizaciones",
  ],
  ["language", "Язык|Язык сообщения|Language|Lang|statedLanguage|Idioma"],
  [
    "tags",
    "Теги|Тэги|Метки|Ярлыки|Tags|Labels|Document tags|Хештеги|Хэштеги|Hashtags|Categories|Рубрики|Etiquetas",
  ],
  [
    "tag",
    `Тональность|Тон|Тональность сообщения|Sentiment|Tone|toneMark|Окраска|Регион|Город|Страна|Region|City|Country|Объект|Событие|Object|Роль объекта|
    Главная роль|Emotion|Эмоция|Категория|Сюжет|Sentimiento|País|Región|Ciudad`,
  ],
];

export interface HeaderMeaning {
  field: ImportField;
  /** Place among the names of the field: the smaller the surer. */
  rank: number;
}

const meanings: ReadonlyMap<string, HeaderMeaning> = new Map(
  written.flatMap(([field, names]) =>
    names.split("|").map((name, rank): [string, HeaderMeaning] => [plainHeader(name), { field, rank }]),
  ),
);

/** What a column of this name is, if it is a usual name. */
export function meaningOf(header: string): HeaderMeaning | null {
  return meanings.get(plainHeader(header)) ?? null;
}
