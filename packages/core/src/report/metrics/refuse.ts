import type { Words } from "../../settings/definition.ts";
import type { Figure, FigureRefusal, Tally } from "./figure.ts";
import { intervalOf } from "./wilson.ts";

/** Below so many no share of sentiments is said: chance would decide it. */
export const sharesMin = 5;

/** What is left out of every count of mentions, whatever is made of it. */
export const countedMentions: Words = {
  ru: "Публикации, которые люди назвали не относящимися к нам; публикации скрытых авторов и сайтов; сказанное в собственных аккаунтах того, за кем наблюдают (комментарии под ним считаются): сказанное нами — не отклик.",
  en: "Posts that people called irrelevant; posts of blocked authors and sites; what accounts of the watched companies publish themselves (comments below it count): what we say is no echo.",
};

export const byWilson: Words = { ru: "95 %, по Уилсону.", en: "95%, by Wilson." };

export const noInterval: Words = {
  ru: "Нет: это подсчёт всего собранного, а не оценка по выборке.",
  en: "None: all that was collected is counted, nothing is estimated from a sample.",
};

/** A number that is given. */
export function given(value: number, n: number): Figure {
  return { value, low: null, high: null, n, refused: null };
}

/** A number that cannot be said, and why. */
export function refuse(refused: FigureRefusal, n: number): Figure {
  return { value: null, low: null, high: null, n, refused };
}

/** A share in percent with its interval; none below the minimum. */
export function shareFigure(hits: number, n: number, minimumN: number): Figure {
  if (n < Math.max(1, minimumN)) return refuse("too_few", n);
  const { low, high } = intervalOf(hits / n, n);
  return { value: (100 * hits) / n, low: 100 * low, high: 100 * high, n, refused: null };
}

/** How many mentions have a sentiment. */
export function judged({ positive, negative, neutral }: Tally): number {
  return positive + negative + neutral;
}
