import { stem } from "../stems/stem.ts";

function stemsOf(words: string): ReadonlySet<string> {
  return new Set(
    words
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => stem(word)),
  );
}

/** Nouns that stand everywhere and name no topic by themselves; within a phrase they may. */
const plain = stemsOf(`
год день час минута неделя месяц время утро вечер раз сегодня вчера завтра сейчас человек люди народ город место сторона слово дело вопрос ответ часть
случай ситуация проблема причина история жизнь работа компания сеть фирма основатель глава директор руководитель представитель источник сообщение
новость канал пост комментарий автор рубль тысяча миллион миллиард млн млрд тыс процент россия россиянин никто ничто кто друг ребята девочки спасибо
один два три четыре пять шесть семь восемь девять десять сотня первый второй третий новый свой наш ваш весь другой каждый последний
известно пишет должна должен должны кроме произошло рамки мера пресс-служба эксперт специалист житель страна область регион район мир информация правительство
лет лето раза пора минус плюс вместо кстати никакой пока нужно можно надо лично честно молча дешевле дороже вообще просто сразу вдруг прямо видимо
конечно скорее совсем почти потом тогда теперь везде зато якобы буквально официально спустя около фото видео ссылка текст
одна одно ниже выше из-за больше меньше очень тоже снова опять самый хороший большой маленький рост число количество уровень вид тема слово итог результат план решение заявление мнение отзыв конец начало
company firm founder head chief director day week month year time hour minute people person man woman thing way lot place city town street question answer
news post comment thank thanks please today yesterday tomorrow one two three four five six seven eight nine ten first second third new good
last now night give gave given learned ruled public
keep keeps kept whether let lets put run try try using used use add added work works since without within while yet ever never always idea
best great free open own see seen know told tell back get got make made go going come came say says said ask asks asked want need like look still even much many any rubles million billion percent russia russian source statement report word reason case part number half`);

/** Nouns that end like verbs. */
const nouns = new Set(
  `сеть печать память кровать мать пять смерть нефть материал канал журнал отдел раздел скандал капитал персонал сигнал финал филиал вокзал зал металл
  интервал идеал арсенал сериал бокал подвал провал обвал футбол отдела раздела дела сила скала школа дело тело село число зеркало масло кресло цели
  недели отели детали медали модели сети сели стали земли рубли роли боли соли кости гости власти части области новости путь кредит аудит бандит интернет кабинет монет планет`
    .split(/\s+/)
    .filter(Boolean),
);
const verbEnding =
  /(?:ться|тся|лись|лась|лось|лся|ают|яют|уют|ует|ает|яет|ишь|ешь|ёт|[аяуюи]ет|роет|нет|[лвджшч]ит|аю|яю|[аяеиыу]л|[аяеиыу]л[аои]|[аяеиыу]ть|сти|йти|[аяеиу]ем|[аяеиу]ете|[иы]шите|ворите|ойте|айте|ейте|ят|[шжчщ]ат|сят|дят|нят|тят|рят|лят|вят|ися|уйся)$/;

const adjectiveEnding =
  /(?:ый|ой|(?<![аеои][рлн])ий|ая|яя|ое|[нжшщч]ее|ые|[кгхжшщчн]ие|ого|его|ому|ему|ыми|[кгхжшщчн]ими|ых|[кгхжшщчн]их|[^жшщч]ым|[кгхжшщчн]им|ую|юю)$/;

/** Whether a Russian word, in lower case, is by its ending an adjective; a few nouns fall with them. */
export function looksLikeAdjective(word: string): boolean {
  return adjectiveEnding.test(word);
}

/** Whether an adjective can be written so; nouns can too, but hardly in all their forms. */
export function mayBeAdjective(word: string): boolean {
  return adjectiveEnding.test(word) || /[^аеиоуыэюя](?:ом|ем|ей|ой|о)$/.test(word);
}

/** Whether a verb or a participle can be written so; nouns can too, but hardly in all their forms. */
export function mayBeVerb(word: string): boolean {
  return (
    looksLikeVerb(word) ||
    /(?:[сзткнрмбп]ит|[чжщ]ен|[чжщшл]ен[аоы]|ован[аоы]?|[ая]ем|[ая]ете|[аяеи]йте|[аяеи]й)$/.test(word)
  );
}

/** Whether a word says next to nothing about what a text is about. */
export function isPlainWord(stemmed: string): boolean {
  return plain.has(stemmed);
}

/** Whether a Russian word, in lower case, is by its ending a verb; a few nouns fall with them. */
export function looksLikeVerb(word: string): boolean {
  return verbEnding.test(word) && !nouns.has(word);
}
