import { compileWords, type Place } from "./word-pattern.ts";

/** A number of a text in figures or words; offsets are UTF-16 units. */
export interface NumberAt extends Place {
  value: number;
}

const russian: readonly [number, string][] = [
  [2, "два две двух двум двумя двое вдвое"],
  [3, "три трех трем тремя трое третий третьего третью третья треть"],
  [4, "четыре четырех четырем четверо четвертый четвертую четверть"],
  [5, "пять пяти пятью пятеро пятый пятого пятую"],
  [6, "шесть шести шестью шестой шестого"],
  [7, "семь семи семью седьмой седьмого"],
  [8, "восемь восьми восьмой восьмого"],
  [9, "девять девяти девятый девятого"],
  [10, "десять десяти десятый десятого десяток"],
  [11, "одиннадцать одиннадцати"],
  [12, "двенадцать двенадцати дюжин*"],
  [13, "тринадцать тринадцати"],
  [14, "четырнадцать четырнадцати"],
  [15, "пятнадцать пятнадцати"],
  [16, "шестнадцать шестнадцати"],
  [17, "семнадцать семнадцати"],
  [18, "восемнадцать восемнадцати"],
  [19, "девятнадцать девятнадцати"],
  [20, "двадцать двадцати двадцатый двадцатого"],
  [30, "тридцать тридцати тридцатого"],
  [40, "сорок сорока"],
  [50, "пятьдесят пятидесяти полсотни"],
  [60, "шестьдесят шестидесяти"],
  [70, "семьдесят семидесяти"],
  [80, "восемьдесят восьмидесяти"],
  [90, "девяносто"],
  [100, "сто ста сотня сотню"],
  [200, "двести двухсот"],
  [300, "триста трехсот"],
  [400, "четыреста четырехсот"],
  [500, "пятьсот пятисот"],
  [600, "шестьсот шестисот"],
  [700, "семьсот семисот"],
  [800, "восемьсот восьмисот"],
  [900, "девятьсот девятисот"],
];

const english: readonly [number, string][] = [
  [2, "two twice second"],
  [3, "three third"],
  [4, "four fourth"],
  [5, "five fifth"],
  [6, "six sixth"],
  [7, "seven seventh"],
  [8, "eight eighth"],
  [9, "nine ninth"],
  [10, "ten tenth"],
  [11, "eleven"],
  [12, "twelve dozen"],
  [13, "thirteen"],
  [14, "fourteen"],
  [15, "fifteen"],
  [16, "sixteen"],
  [17, "seventeen"],
  [18, "eighteen"],
  [19, "nineteen"],
  [20, "twenty"],
  [30, "thirty"],
  [40, "forty"],
  [50, "fifty"],
  [60, "sixty"],
  [70, "seventy"],
  [80, "eighty"],
  [90, "ninety"],
  [100, "hundred"],
];

const written = [...russian, ...english].map(([value, words]) => [value, compileWords(words)] as const);

const scales: readonly (readonly [number, (text: string) => Place[]])[] = [
  [1e3, compileWords("тысяч* тыс thousand k")],
  [1e6, compileWords("миллион* млн million m mn")],
  [1e9, compileWords("миллиард* млрд billion bn")],
];

function inFigures(text: string): NumberAt[] {
  const found: NumberAt[] = [];
  for (const { index, 0: raw } of text.matchAll(
    /\d+(?:[\s\u00a0\u202f]\d{3}(?!\d))*(?:[.,:]\d+)*(?:[kmb](?!\p{L})|bn(?!\p{L}))?/giu,
  )) {
    const figures = raw.replace(/[\s\u00a0\u202f]/g, "").replace(/,(?=\d{3}(?:\D|$))/g, "");
    const value = Number.parseFloat(figures.replace(",", "."));
    if (!Number.isFinite(value)) continue;
    const factor =
      { k: 1e3, m: 1e6, b: 1e9, bn: 1e9 }[/[a-z]+$/i.exec(figures)?.[0].toLowerCase() ?? ""] ?? 1;
    found.push({ value: value * factor, start: index, end: index + raw.length });
  }
  return found;
}

function inWords(text: string): NumberAt[] {
  const single = written
    .flatMap(([value, find]) => find(text).map((place) => ({ ...place, value })))
    .toSorted((a, b) => a.start - b.start);
  const joined: NumberAt[] = [];
  for (const next of single) {
    const last = joined.at(-1);
    const isNear = last !== undefined && /^[\s-]$/.test(text.slice(last.end, next.start));
    if (last && isNear && next.value === 100 && last.value < 10)
      Object.assign(last, { value: last.value * 100, end: next.end });
    else if (last && isNear && next.value < last.value && last.value >= 20 && last.value % 10 === 0)
      Object.assign(last, { value: last.value + next.value, end: next.end });
    else joined.push({ ...next });
  }
  return joined;
}

/** Numbers of a text, in figures or in Russian or English words, with their thousands and millions; one is no number. In order. */
export function readNumbers(text: string): NumberAt[] {
  const all = [...inFigures(text), ...inWords(text)].toSorted((a, b) => a.start - b.start);
  for (const [factor, find] of scales) {
    for (const place of find(text)) {
      const before = all.findLast(({ end }) => end <= place.start);
      if (before && place.start - before.end <= 1)
        Object.assign(before, { value: before.value * factor, end: place.end });
    }
  }
  return all;
}
