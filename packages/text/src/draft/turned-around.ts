import { readContent, type ReadonlyContent } from "../respond/read-content.ts";
import { readNumbers } from "../respond/read-numbers.ts";
import { matterStem } from "../stems/same-matter.ts";
import { sharesRoot } from "./carried.ts";
import { compileLines } from "./line-patterns.ts";

/** Pairs of what cannot both hold of one matter. */
const opposites = [
  [
    String.raw`\b(?:бесплатн\w*|даром|без доплат\w*|free|no charge|for nothing)\b`,
    String.raw`\b(?:платн\w+|стоит|стоить|рубл\w+|платить|плата|сбор|pounds?|dollars?|euros?|charges?|fee|costs?|pays?|paid|price)\b|[£€$₽]\s?\d`,
  ],
  [
    String.raw`\b(?:поддержива\w+|за этот|за закон|одобря\w+|в пользу|support\w*|back|backed|favour\w*|welcome the|endorse\w*)\b`,
    String.raw`\b(?:против|не поддержив\w+|осужда\w+|возража\w+|oppos\w+|against|object to|reject\w*)\b`,
  ],
  [
    String.raw`\b(?:сами|сам|своими|свои|собственн\w+|ourselves|in-house|in house|our own|own)\b`,
    String.raw`\b(?:покупаем|закупаем|покупает\w*|закупа\w+|подрядчик\w*|аутсорс\w*|сторонн\w+|импорт\w*|в китае|buy|bought in|contractors?|outsourc\w+|import\w*|abroad|third part\w+|agency)\b`,
  ],
  [
    String.raw`\b(?:напрямую|без посредников|straight from|directly|direct from)\b`,
    String.raw`\b(?:перекупщик\w*|посредник\w*|через дилер\w*|оптов\w+|traders?|middlem\w+|wholesalers?|brokers?|intermediar\w+)\b`,
  ],
  [
    String.raw`\b(?:удаленк\w*|удаленн\w+|из дома|дистанционн\w+|remote\w*|from home|home office)\b`,
    String.raw`\b(?:из офиса|в офисе|в офис\w*|in the office|at the office|to the office|at their desks)\b`,
  ],
  [
    String.raw`\b(?:сохран\w+|остав(?:им|ляем)|останет\w*|остается|останутся|не закро\w+|не убер\w+|не отмен\w+|keep\w*|stays?|staying|remain\w*|won't close|will not close|is going nowhere)\b`,
    String.raw`\b(?:отменя\w+|отменен\w*|закрыва\w+|закроем|закрыт\w*|убира\w+|исключа\w+|сверн\w+|прекращ\w+|снос\w+|withdraw\w*|stops?|stopped|closes?|closing|closed|dropp?\w*|drops? out|scrap\w*|shut\w*|discontinu\w*|demolish\w*)\b`,
  ],
  [
    String.raw`\b(?:независим\w+|семейн\w+|сами себе хозяев\w*|инвесторов .{0,20}нет|independent|family(?:-owned)?|no outside investors|no investors)\b`,
    String.raw`\b(?:пакет\w*|фонд\w*|инвестор\w* (?:купил|вош)\w*|купил\w*|принадлеж\w+|majority|fund|bought|a stake|shareholder|owned by|investors? (?:own|hold)s?|sold)\b`,
  ],
  [
    String.raw`\b(?:сокращений не|увольнений не|никого не (?:сокра|увол)\w*|никого из \w+ (?:мы )?не (?:сокра|увол)\w*|весь коллектив|всех сотрудников|рабочие места сохран\w*|no (?:redundanc|layoff|job cut|cut)\w*|every (?:single )?job|all jobs|no driver is being|nobody (?:will be|is being) (?:let go|laid)|no one is being)\b`,
    String.raw`\b(?:сокращ\w+|сократ\w+|уволь\w+|увол\w+|прост(?:имся|имcя|ились)|уходят|уйдут|расстан\w+|(?:people|drivers|staff|workers|posts|jobs?|employees) <3>(?:leave|go|going|gone)|will leave|let go|laid off|redundan\w+|have to go|job cuts?|layoffs?)\b`,
  ],
  [
    String.raw`\b(?:пускаем|можно|разреш\w+|ждем|welcome|allowed|may come|admitted|open to)\b`,
    String.raw`\b(?:вход закрыт|запрещ\w+|нельзя|не пускаем|закрыт для|no \w+ in the|banned|not allowed|not admitted|forbidden|closed to|prohibited)\b`,
  ],
  [
    String.raw`\b(?:каждый день|ежедневно|без выходных|every day|daily|seven days)\b`,
    String.raw`\b(?:по (?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)\w+|раз в неделю|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|weekly|once a week)\b`,
  ],
  [
    String.raw`\b(?:не (?:прода|собираемся прода)\w*|продавать не|не продается|not for sale|no plans to sell|not selling|aren't selling|won't sell)\b`,
    String.raw`\b(?:покупател\w+ ищем|ищем покупател\w+|продаем\b|продан\w*|продали|looking for a buyer|have (?:found )?a buyer|is sold|was sold|selling the|up for sale|sale is)\b`,
  ],
  [
    String.raw`\b(?:не меня\w+|не измени\w+|не повыс\w+|не поднима\w+|не подним\w+|не подорожа\w+|прежн\w+|заморо\w+|остан\w+ (?:по|за)|не вырастет|haven't changed|hasn't changed|unchanged|frozen|freeze|won't (?:rise|change|go up|raise|put up)|stays? (?:at|the same)|same price|a penny more|no increase)\b`,
    String.raw`\b(?:подорож\w+|повыс\w+|повыша\w+|подняли|поднимаем|выросл\w*|вырос|теперь|вместо|с (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря) \w+ (?:стоит|стоить|беремm?)|goes? up|going up|went up|rises?|rose|raised|raising|increase[sd]?|dearer|charge|surcharge|will cost|instead of|more expensive)\b`,
  ],
  [
    String.raw`\b(?:север\w+|north\w*|восточн\w+|east\w*)\b`,
    String.raw`\b(?:юж\w+|south\w*|западн\w+|west\w*)\b`,
  ],
  [
    String.raw`\b(?:всегда был\w*|как и (?:прежде|раньше|был)\w*|как всегда|шел и идет|always (?:was|were|been|did|sat|has)|as ever|as before|as it always|still does|haven't changed)\b`,
    String.raw`\b(?:с (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|осени|весны|лета|зимы)|из \w+ исключ\w+|теперь|закрыт|точка|since (?:january|february|march|april|may|june|july|august|september|october|november|december)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|from (?:january|february|march|april|may|june|july|august|september|october|november|december)|drops? out|no dogs)\b`,
  ],
].map(([one = "", other = ""]) => [compileLines(one), compileLines(other)] as const);

/** Who owns the firm, whether people go, whether it is sold: the words say what they are about. */
const speakForThemselves = new Set([6, 7, 10]);

/** Which of a pair a text says: 1, 2, or 0 for neither or both. "No cuts" holds the word of the other side: there the first is enough. */
function sideOf(text: string, at: number): 0 | 1 | 2 {
  const [one, other] = opposites[at] ?? [];
  const isOne = one !== undefined && one(text).length > 0;
  const isOther = other !== undefined && other(text).length > 0;
  if (isOne && isOther) return speakForThemselves.has(at) ? 1 : 0;
  return isOne ? 1 : isOther ? 2 : 0;
}

const months = "январ|феврал|март|апрел|ма[йея]|июн|июл|август|сентябр|октябр|ноябр|декабр".split("|");
const monthsInEnglish =
  "january|february|march|april|may|june|july|august|september|october|november|december".split("|");
const seasons = [
  ["зим", "winter"],
  ["весн|весен", "spring"],
  ["лет(?:о|ом|у|а)(?![а-я])", "summer"],
  ["осен", "autumn|fall"],
] as const;

/** Months (0–11) that a text names; a season stands for its three. */
function monthsOf(text: string): Set<number> {
  const small = text.toLowerCase();
  const found = new Set<number>();
  for (const [at, month] of months.entries())
    if (new RegExp(`(?<!\\p{L})(?:${month})(?:[а-я]{0,3})(?!\\p{L})`, "u").test(small)) found.add(at);
  for (const [at, month] of monthsInEnglish.entries())
    if (
      new RegExp(
        month === "may" ? "\\b(?:in|by|until|of|last|next|from|since) may\\b" : `\\b${month}\\b`,
      ).test(small)
    )
      found.add(at);
  for (const [at, [russian, english]] of seasons.entries())
    if (new RegExp(`(?<!\\p{L})(?:${russian})|\\b(?:${english})\\b`, "u").test(small))
      for (const month of [at * 3 - 1, at * 3, at * 3 + 1]) found.add((month + 12) % 12);
  return found;
}

const isOfClock = /^(?:вечера|утра|дня|часов|часам|заходите|do|pm|am|on)?$/u;

/** Numbers of a text by what they count: "thirty days" is 30 of day. */
function countsOf(text: string): Map<string, Set<number>> {
  const counts = new Map<string, Set<number>>();
  for (const { end, start, value } of readNumbers(text)) {
    const after = /^\s?(?:[%₽£$€]|[\p{L}]{2,})/u.exec(text.slice(end))?.[0].trim() ?? "";
    const before = /[£$€]\s?$/.exec(text.slice(0, start))?.[0].trim() ?? "";
    const isHour =
      /(?:до|в|с|к|till|until|at|by|from) $/iu.test(text.slice(0, start)) && isOfClock.test(after);
    const unit = isHour ? "clock" : before || (/^\p{L}/u.test(after) ? unitOf(after) : after);
    if (unit === "" || (value >= 1900 && value <= 2100)) continue;
    counts.set(unit, (counts.get(unit) ?? new Set()).add(value));
  }
  return counts;
}

/** The same unit in all its forms. */
function unitOf(word: string): string {
  const small = word.toLowerCase();
  if (/^(?:дн|день|сут|day)/.test(small)) return "day";
  if (/^(?:час|hour)/.test(small)) return "hour";
  if (/^(?:недел|week)/.test(small)) return "week";
  if (/^(?:месяц|month)/.test(small)) return "month";
  if (/^(?:год|лет|year)/.test(small)) return "year";
  if (/^(?:руб)/.test(small)) return "₽";
  if (/^(?:человек|людей|чел|people|persons?)/.test(small)) return "person";
  return matterStem(small);
}

const deny = compileLines(String.raw`
\b(?:не|ни|нет|никогда|никто|никому|никого|никаких|никакой|ничего|без|нельзя)\b
\b(?:not|no|none|never|nobody|no one|nothing|without|cannot|neither|nor|free of|\w+n't)\b
`);

function shared(one: ReadonlyContent, other: ReadonlyContent): number {
  return [...one.keys()].filter((word) => [...other.keys()].some((known) => sharesRoot(word, known))).length;
}

const disjoint = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean =>
  one.size > 0 && other.size > 0 && ![...one].some((value) => other.has(value));

/** Most of the words of the shorter have to be the other's too before a denial turns it around. */
const deniedFrom = 0.6;

/**
 * Whether a sentence turns around what was said before on the same matter: another month, another count of the same things, the opposite of a pair, a denial
 * where there was none. `around` is the rest of what tells the matter: the mention.
 */
export function turnsAround(sentence: string, statement: string, around: string): boolean {
  const said = readContent(sentence);
  const known = readContent(statement);
  const common = shared(said, known);
  const near = common + shared(readContent(around), known);
  const isOpposed = opposites.some((_, at) => {
    const [before, now] = [sideOf(statement, at), sideOf(sentence, at)];
    return (common > 0 || speakForThemselves.has(at)) && before !== 0 && now !== 0 && before !== now;
  });
  if (isOpposed) return true;
  if (near === 0) return false;
  // Who repeats a number of a statement mostly repeats the statement.
  const knownNumbers = new Set(readNumbers(statement).map(({ value }) => value));
  if (readNumbers(sentence).some(({ value }) => knownNumbers.has(value))) return false;
  const [named, knownMonths] = [monthsOf(sentence), monthsOf(statement)];
  if (common > 0 && disjoint(named, knownMonths)) return true;
  const counts = countsOf(sentence);
  for (const [unit, values] of countsOf(statement)) {
    const mine = counts.get(unit);
    if (mine && disjoint(mine, values)) return true;
  }
  const least = Math.min(said.size, known.size);
  const isSameTime = named.size > 0 && knownMonths.size > 0;
  if (least === 0 || common / least < deniedFrom || isSameTime) return false;
  return deny(sentence).length > 0 !== deny(statement).length > 0;
}
