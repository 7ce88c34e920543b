/** Fields with a closed list of values. */
export const choiceFields = [
  "platform",
  "lang",
  "direction",
  "sentiment",
  "status",
  "has",
  "is",
  "signal",
  "clock",
] as const;
export type ChoiceField = (typeof choiceFields)[number];

/** Fields that name something of this installation: a source, a person, something watched. */
export const nameFields = [
  "source",
  "folder",
  "author",
  "assignee",
  "tag",
  "entity",
  "company",
  "brand",
  "product",
  "executive",
  "competitor",
  "leader",
  "topic",
  "note",
  "url",
] as const;
export type NameField = (typeof nameFields)[number];

/** Numbers of a post that go on changing after it was found. */
export const passingNumberFields = [
  "views",
  "likes",
  "comments",
  "shares",
  "engagement",
  "velocity",
  "priority",
] as const;

export const numberFields = [
  "severity",
  "tier",
  "followers",
  "reach",
  ...passingNumberFields,
  "confidence",
  "story",
  "incident",
  "copies",
  "post",
] as const;
export type NumberField = (typeof numberFields)[number];

export const timeFields = ["published", "found"] as const;
export type TimeField = (typeof timeFields)[number];

export type QueryField = ChoiceField | NameField | NumberField | TimeField | "title" | "due";

/** How each field may be called, the usual name first: in English, then in Russian. Letter case and ё do not matter. */
export const fieldNames: Readonly<
  Record<QueryField, { en: readonly [string, ...string[]]; ru: readonly [string, ...string[]] }>
> = {
  source: { en: ["source", "src", "media"], ru: ["источник", "сми"] },
  folder: { en: ["folder"], ru: ["папка"] },
  author: { en: ["author"], ru: ["автор"] },
  platform: { en: ["platform", "network"], ru: ["площадка", "платформа", "сеть"] },
  lang: { en: ["lang", "language"], ru: ["язык"] },
  direction: { en: ["direction"], ru: ["направление"] },
  sentiment: { en: ["sentiment", "tone"], ru: ["тональность", "тон"] },
  severity: { en: ["severity"], ru: ["важность", "серьезность"] },
  status: { en: ["status"], ru: ["статус"] },
  assignee: { en: ["assignee", "assigned"], ru: ["исполнитель", "ответственный"] },
  tag: { en: ["tag", "tags"], ru: ["метка", "метки", "тег", "теги"] },
  entity: { en: ["entity", "about"], ru: ["объект", "о"] },
  company: { en: ["company"], ru: ["компания"] },
  brand: { en: ["brand"], ru: ["бренд"] },
  product: { en: ["product"], ru: ["продукт"] },
  executive: { en: ["executive", "exec"], ru: ["руководитель"] },
  competitor: { en: ["competitor"], ru: ["конкурент"] },
  leader: { en: ["leader"], ru: ["лидер"] },
  topic: { en: ["topic"], ru: ["тема"] },
  has: { en: ["has"], ru: ["есть"] },
  is: { en: ["is"], ru: ["это"] },
  signal: { en: ["signal"], ru: ["сигнал"] },
  clock: { en: ["clock", "sla"], ru: ["часы", "норматив"] },
  due: { en: ["due", "deadline"], ru: ["срок", "дедлайн"] },
  title: { en: ["title", "headline"], ru: ["заголовок"] },
  note: { en: ["note"], ru: ["заметка"] },
  url: { en: ["url", "link"], ru: ["ссылка", "адрес"] },
  tier: { en: ["tier"], ru: ["уровень"] },
  followers: { en: ["followers", "subscribers"], ru: ["подписчики", "подписчиков"] },
  reach: { en: ["reach"], ru: ["охват"] },
  views: { en: ["views"], ru: ["просмотры", "просмотров"] },
  likes: { en: ["likes"], ru: ["лайки", "лайков"] },
  comments: { en: ["comments"], ru: ["комментарии", "комментариев"] },
  shares: { en: ["shares", "reposts"], ru: ["репосты", "репостов"] },
  engagement: { en: ["engagement"], ru: ["вовлеченность", "реакции"] },
  velocity: { en: ["velocity", "speed"], ru: ["скорость"] },
  priority: { en: ["priority", "urgency"], ru: ["срочность", "приоритет"] },
  confidence: { en: ["confidence"], ru: ["уверенность"] },
  story: { en: ["story"], ru: ["сюжет"] },
  incident: { en: ["incident"], ru: ["инцидент"] },
  copies: { en: ["copies", "reprints"], ru: ["повторы", "перепечатки"] },
  post: { en: ["post"], ru: ["публикация"] },
  published: { en: ["published", "date"], ru: ["опубликовано", "дата"] },
  found: { en: ["found"], ru: ["найдено"] },
};

/** Name of a field in the letters by which names are compared. */
export function fieldKey(name: string): string {
  return name.toLowerCase().replaceAll("ё", "е");
}

const byName = new Map(
  (Object.keys(fieldNames) as QueryField[]).flatMap((field) =>
    [...fieldNames[field].en, ...fieldNames[field].ru].map((name): [string, QueryField] => [
      fieldKey(name),
      field,
    ]),
  ),
);

/** The field that is called so; undefined where none is. */
export function readField(name: string): QueryField | undefined {
  return byName.get(fieldKey(name));
}

/** All names of all fields. */
export const allFieldNames: readonly string[] = [...byName.keys()];

export function isChoiceField(field: QueryField): field is ChoiceField {
  return (choiceFields as readonly string[]).includes(field);
}

export function isNameField(field: QueryField): field is NameField {
  return (nameFields as readonly string[]).includes(field);
}

export function isTimeField(field: QueryField): field is TimeField {
  return (timeFields as readonly string[]).includes(field);
}
