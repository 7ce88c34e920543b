/** Two texts and whether one repeats the other. */
export interface StoryCase {
  name: string;
  left: CaseText;
  right: CaseText;
  isRepeat: boolean;
}

export interface CaseText {
  title: string | null;
  text: string;
}

export const article: CaseText = {
  title: "«Заслонка» откроет цех заморозки в Твери и наймёт 120 человек",
  text: `Сеть кафе «Заслонка» построит под Тверью цех заморозки полуфабрикатов, сообщила компания. Инвестиции составят 640 млн рублей, запуск назначен на апрель. На предприятии будут работать 120 человек.
«Своя заморозка даст нам ровное качество во всех городах», — сказала операционный директор Тамара Опарина. Сейчас начинки делают три подрядчика. Доля брака, по её словам, доходит до четырёх процентов, и возвращать деньги гостям приходится компании.
Строительство поручено подрядчику из Ярославля. Область обещает льготу по налогу на имущество на пять лет. Эксперты считают площадку удачной: рядом трасса М-11 и свободные мощности по электричеству.
Конкуренты от комментариев отказались. В «Кулебятне» ранее заявляли, что собственная заморозка окупается только при трёхстах точках. У «Заслонки» их пока вдвое меньше, но сеть растёт быстрее рынка третий год подряд.`,
};

export const englishArticle: CaseText = {
  title: "Pie chain Zaslonka to build frozen-dough plant near Tver",
  text: `Russian café chain Zaslonka will build a frozen-dough plant near Tver, the company said on Tuesday. The investment is put at 640 million roubles and the launch is planned for April. The plant will employ 120 people.
"A kitchen of our own gives us the same quality in every city," said chief operating officer Tamara Oparina. Three contractors make the fillings today and up to four per cent of them are returned.
Analysts call the site a good choice because a motorway and spare power are close by. Competitors declined to comment on the plan.`,
};

const short: CaseText = {
  title: null,
  text: "В кафе на Ленина третий день не работает касса, очередь на улице, а сотрудники говорят приходить завтра. Кто знает, куда жаловаться?",
};

function with_(text: CaseText, change: (text: string) => string, title = text.title): CaseText {
  return { title, text: change(text.text) };
}

function paragraphs(text: string): string[] {
  return text.split("\n");
}

/** Every n-th word is replaced by another one. */
function replaceWords(text: string, every: number, words: readonly string[]): string {
  let at = 0;
  return text.replace(/\p{Ll}{5,}/gu, (word) =>
    ++at % every === 0 ? (words[at % words.length] ?? word) : word,
  );
}

const otherRussian = ["отметили", "значительно", "проект", "вскоре", "данные", "рынок", "сегодняшний"];
const otherEnglish = ["project", "shortly", "market", "noted", "figures", "recently"];

function edits(
  name: string,
  text: CaseText,
  words: readonly string[],
  tail: string,
  lead: string,
): StoryCase[] {
  const cases: [string, CaseText, boolean][] = [
    ["word for word", text, true],
    [
      "in capitals and without punctuation",
      with_(text, (t) => t.toUpperCase().replaceAll(/[«»",—:]/g, ""), null),
      true,
    ],
    ["with a signature", with_(text, (t) => `${t}\n${tail}`), true],
    ["with a lead", with_(text, (t) => `${lead}\n${t}`), true],
    ["without title", with_(text, (t) => t, null), true],
    ["title within the text", { title: null, text: `${text.title ?? ""}\n${text.text}` }, true],
    ["last paragraph cut", with_(text, (t) => paragraphs(t).slice(0, -1).join("\n")), true],
    ["first paragraph cut", with_(text, (t) => paragraphs(t).slice(1).join("\n")), true],
    ["first paragraph alone", with_(text, (t) => paragraphs(t)[0] ?? "", null), true],
    ["paragraphs in another order", with_(text, (t) => paragraphs(t).toReversed().join("\n")), true],
    ["every tenth word replaced", with_(text, (t) => replaceWords(t, 10, words)), true],
    ["every fifth word replaced", with_(text, (t) => replaceWords(t, 5, words)), true],
    ["one figure corrected", with_(text, (t) => t.replace("640", "650")), true],
    ["headline alone", { title: text.title, text: "" }, true],
    [
      "headline as text, with a link",
      { title: null, text: `⚡️ ${text.title ?? ""} https://t.me/kanal/12 #срочно` },
      true,
    ],
  ];
  return cases.map(([edit, right, isRepeat]) => ({ name: `${name}: ${edit}`, left: text, right, isRepeat }));
}

function pair(name: string, left: CaseText | string, right: CaseText | string, isRepeat: boolean): StoryCase {
  const of = (each: CaseText | string): CaseText =>
    typeof each === "string" ? { title: null, text: each } : each;
  return { name, left: of(left), right: of(right), isRepeat };
}

/** Edits of three texts, and pairs that look alike and are not the same. */
export const storyCases: StoryCase[] = [
  ...edits(
    "ru article",
    article,
    otherRussian,
    "Источник: «Сводка.24»\nПодписывайтесь на наш канал @svodka24, прислать новость: @svodka_bot",
    "Ещё одна новость с рынка общепита.",
  ),
  ...edits(
    "en article",
    englishArticle,
    otherEnglish,
    "Source: The Daily Fork. Follow us on Telegram: @dailyfork",
    "Some news from the restaurant business.",
  ),
  pair("short: word for word", short, short, true),
  pair(
    "short: one word replaced",
    short,
    with_(short, (t) => t.replace("сотрудники", "работники")),
    true,
  ),
  pair(
    "short: a remark of one's own before it",
    short,
    with_(short, (t) => `Репост, ужас. ${t}`),
    true,
  ),
  pair("translation", article, englishArticle, false),
  pair(
    "exchange rate of two days",
    "Курс доллара на сегодня, 12 ноября: ЦБ установил 98,42 рубля за доллар и 104,10 за евро.",
    "Курс доллара на сегодня, 13 ноября: ЦБ установил 97,95 рубля за доллар и 103,60 за евро.",
    false,
  ),
  pair(
    "exchange rate, headline alone, next day",
    { title: "Курс доллара к рублю на сегодня, 12 ноября", text: "" },
    { title: "Курс доллара к рублю на сегодня, 13 ноября", text: "ЦБ установил курс 97,95." },
    false,
  ),
  pair(
    "weather of two days",
    "Погода в Перми в среду: облачно, небольшой снег, ветер западный 5 м/с, днём −3, ночью до −8 градусов, на дорогах гололедица.",
    "Погода в Перми в пятницу: облачно, небольшой снег, ветер западный 7 м/с, днём −1, ночью до −6 градусов, на дорогах гололедица.",
    false,
  ),
  pair(
    "weather of two towns",
    "Завтра в Перми облачно, небольшой снег, ветер слабый, на дорогах гололедица, водителям советуют быть внимательнее.",
    "Завтра в Тюмени облачно, небольшой снег, ветер слабый, на дорогах гололедица, водителям советуют быть внимательнее.",
    false,
  ),
  pair(
    "vacancy in two towns",
    "Заслонка (Химки), пекарь, 5/2 или 2/2, от 74 000 до вычета, питание, обучение. Тел. в профиле.",
    "Заслонка (Тверь), пекарь, 5/2 или 2/2, от 74 000 до вычета, питание, обучение. Тел. в профиле.",
    false,
  ),
  pair(
    "vacancy of two trades",
    "В «Заслонку» на Мира требуется бариста, 2/2, от 60 000 рублей, оформление по ТК, обеды, форма за наш счёт.",
    "В «Заслонку» на Мира требуется уборщица, 5/2, от 45 000 рублей, оформление по ТК, обеды, форма за наш счёт.",
    false,
  ),
  pair("agreement", "Согласен", "Согласен", false),
  pair("agreement in three words", "Полностью согласен с автором!", "Полностью согласен с автором.", false),
  pair("thanks", "Спасибо большое, очень вкусно", "Спасибо большое, очень вкусно!", false),
  pair(
    "two editions of a digest",
    "Главное за день, 12 ноября\n— «Заслонка» строит цех под Тверью\n— В Казани открыли ледовый каток\n— Цены на муку выросли на 3 %\n— Суд арестовал бывшего мэра\nЧитайте также вечерний выпуск на нашем сайте и в приложении.",
    "Главное за день, 13 ноября\n— Банк поднял ставки по вкладам\n— На Урале выпал первый снег\n— «Кулебятня» подала встречный иск\n— Учёные нашли древний берестяной свиток\nЧитайте также вечерний выпуск на нашем сайте и в приложении.",
    false,
  ),
  pair(
    "bond quotes of two days",
    "ЗАСЛ-БО-01 98,74 −0,11 % объём 2,9 млн, сделок 214, доходность 15,2 %, следующий купон 14 декабря",
    "ЗАСЛ-БО-01 98,90 +0,04 % объём 4,2 млн, сделок 187, доходность 15,1 %, следующий купон 14 декабря",
    false,
  ),
  pair(
    "two reviews by one pattern",
    "Воронеж. Обычно. Суп как суп. Медведь есть. Чай горячий, пирог тёплый. 4.",
    "Казань. Обычно. Суп как суп. Медведь есть. Чай холодный, пирог сухой. 3.",
    false,
  ),
  pair(
    "two photo contests",
    "Голосуйте за участников фотоконкурса «Кофемания»\nНачалось голосование в нашем фотоконкурсе «Кофемания». Итоги в пятницу.",
    "Голосуйте за фото в конкурсе «Дача»\nНачалось голосование в нашем фотоконкурсе «Дача». Итоги в понедельник.",
    false,
  ),
  pair(
    "follow-up of the same event",
    article,
    {
      title: "Жители тверского посёлка вышли против цеха «Заслонки»",
      text: "Около сорока жителей посёлка под Тверью собрались у площадки, где сеть кафе «Заслонка» строит цех заморозки. Они боятся шума и фур. Компания обещала встретиться с жителями на следующей неделе.",
    },
    false,
  ),
  pair(
    "a comment that quotes one sentence",
    article,
    "«Своя заморозка даст нам ровное качество во всех городах». Ага, конечно, ровное. Помню, как в прошлом году они то же самое говорили про тесто, и чем кончилось? Пирог как подошва, чай как вода, зато отчёты красивые.",
    false,
  ),
  pair(
    "the same headline, another story",
    {
      title: "Что известно к этому часу о пожаре",
      text: "В Омске горит склад на улице Труда, пострадавших нет, площадь шестьсот метров, движение перекрыто.",
    },
    {
      title: "Что известно к этому часу о пожаре",
      text: "В Сочи загорелась гостиница, эвакуированы сто постояльцев, на месте работают вертолёты и поезда.",
    },
    false,
  ),
  pair(
    "promo codes of two shops",
    "🔥 УГОРЬ25 — минус 25% на первый заказ в «Угорь Угорыч». Ещё 40 кодов в закрепе канала, подписывайся и экономь.",
    "🔥 ПЕЧКА15 — минус 15% на первый заказ в «Заслонка». Ещё 40 кодов в закрепе канала, подписывайся и экономь.",
    false,
  ),
];

/** What media do to a text that they repeat. */
export function editText(post: CaseText): { name: string; edited: CaseText }[] {
  const { title, text } = post;
  const isLatin = /^[^а-яё]*$/i.test(text);
  const words = text.split(" ");
  const half = words.slice(0, Math.max(12, Math.ceil(words.length * 0.6))).join(" ");
  const of = (name: string, edited: string, newTitle = title) => ({
    name,
    edited: { title: newTitle, text: edited },
  });
  return [
    of("word for word", text),
    of("with a signature", `${text}\nИсточник: «Сводка.24». Подписывайтесь на наш канал @svodka24`),
    of("with a lead", isLatin ? `Some news of the day. ${text}` : `Коротко о новостях дня. ${text}`),
    of("end cut", half),
    of("every tenth word replaced", replaceWords(text, 10, isLatin ? otherEnglish : otherRussian)),
    of("every fifth word replaced", replaceWords(text, 5, isLatin ? otherEnglish : otherRussian)),
    of("without title", text, null),
  ];
}
