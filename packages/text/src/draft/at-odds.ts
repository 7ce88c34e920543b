import { readContent, type Content } from "../respond/read-content.ts";
import { readNumbers } from "../respond/read-numbers.ts";
import { stem } from "../stems/stem.ts";
import { compileWords } from "../respond/word-pattern.ts";
import { sharesRoot } from "./carried.ts";

/** Words of one matter beside those of `matterStem`: what was said in one of them is often taken back in another. */
const matters = [
  "pay paid charge charges fee fees fare fares price prices cost costs ticket tickets bill penny pound pounds",
  "платить плата платный цена стоимость тариф стоит берём взимаем рубль рублей подорожает доплата сбор",
  "cut remove removed fell felled saw trees tree park",
  "вырубка срубить спилить уберём тронем деревья дерево рубка",
  "staff jobs job layoff dismiss redundancies team people hire leave",
  "сократить сокращение уволить увольнение люди сотрудники штат рабочие место места",
  "open reopen opening launch start begin",
  "открыть открытие откроем запуск запустить начать начнём старт",
  "sell sale sold buyer merge merger independent",
  "продать продажа слияние объединение независимый покупатель",
  "close closing shut closure stay",
  "закрыть закрытие закрываем остаётся",
].map((line) => new Set(line.split(" ").map((word) => stem(word.replaceAll("ё", "е")))));

function matterOf(word: string): string {
  const at = matters.findIndex((group) => group.has(word));
  return at < 0 ? word : `=${at}`;
}

/** Content words with those of one matter taken together. */
export function readMatter(text: string): Content {
  return new Map([...readContent(text)].map(([word, one]) => [matterOf(word), one]));
}

/** The part of the words of a statement that another text speaks of too, [0, 1]. */
export function matterShare(statement: Content, other: Content): number {
  let shared = 0;
  let whole = 0;
  for (const raw of statement.keys()) {
    const word = matterOf(raw);
    const weight = Math.min(raw.length, 9);
    whole += weight;
    if ([...other.keys()].some((one) => sharesRoot(one, word))) shared += weight;
  }
  return whole === 0 ? 0 : shared / whole;
}

const opposites = [
  [
    "останет* остается остаются сохран* не_измен* прежн* замороз* неизменн* keep* kept stay* remain* frozen freeze unchanged same hold*",
    "теперь вместо измен* подорож* повы* вырос* подн* снима* убира* уберем закры* переезж* now instead change* chang* rais* rise* increas* new drop* scrap* remov* clos* mov*",
  ],
  ["открыт* работать продолж* open* continue*", "закры* прекра* свора* clos* shut* stop* end*"],
  ["бесплатн* free", "платн* за_деньги рубл* charge* fee* pay* paid £ $ €"],
  ["наним* набира* hire* hiring recruit*", "уволь* увол* сокращ* layoff* lay_off cut* redundan*"],
  ["удален* из_дома remote* home anywhere", "в_офис* офис* office* desk*"],
  [
    "сам* сами собственн* местн* only_our own in-house local*",
    "подрядчик* аутсорс* импорт* закуп* outsourc* contractor* import* abroad",
  ],
  ["не_прода* независим* not_for_sale independent", "прода* сделк* покупател* sell* sale sold buyer* merg*"],
  [
    "никогда ни_одного ни_одной ни_один ни_копейки ни_разу не_буд* never not_a_single no_one none nobody not_one won't will_not no_plans",
    "уже снова опять как_всегда всегда already again always have_always",
  ],
  ["поддерж* за_+ support* back* favour", "против отказ* against oppos* refus* drop*"],
  ["безопасн* safe* harmless", "опасн* вред* danger* harm* recall*"],
].map(([one = "", other = ""]) => [compileWords(one), compileWords(other)] as const);

const denies = compileWords(
  `не ни никогда никто никаких никакой нет без no not never none nobody won't don't can't isn't aren't without nothing cannot doesn't`,
);

/** A denial counts only where a clause is surely of the same matter. */
const deniedShare = 0.3;

/** A part of a sentence may be introduced by a denial of the word, not of the deed: "a £2 charge isn't a fare". */
const renames = /(?:isn't|is not|aren't|are not|это не|не является)\s/i;

/**
 * Whether a clause of a draft cannot stand beside an earlier statement on the same matter: it says the opposite, does what was
 * ruled out, or counts the same things otherwise.
 */
export function contradicts(clause: string, statement: string, share: number): boolean {
  const opposed = opposites.some(
    ([a, b]) =>
      (a(statement).length > 0 &&
        b(statement).length === 0 &&
        b(clause).length > 0 &&
        a(clause).length === 0) ||
      (b(statement).length > 0 &&
        a(statement).length === 0 &&
        a(clause).length > 0 &&
        b(clause).length === 0),
  );
  if (opposed) return true;
  const wasDenied = denies(statement).length > 0;
  const isDenied = denies(clause).length > 0 && !renames.test(clause);
  if (wasDenied !== isDenied && share >= deniedShare) return true;
  const known = new Set(readNumbers(statement).map(({ value }) => value));
  const said = readNumbers(clause).map(({ value }) => value);
  return known.size > 0 && said.length > 0 && !said.some((value) => known.has(value));
}
