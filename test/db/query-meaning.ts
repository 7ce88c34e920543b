import type { Comparison, NearSide, Query } from "@earshot/core/triage/query/query";
import { wordsIn } from "@earshot/core/triage/search-words";

/** What the evaluator knows of a post. */
export interface KnownPost {
  title: string | null;
  text: string;
  source: string;
  lang: string;
  severity: number;
  followers: number | null;
  author: string;
  likes: number | null;
  minutesAgo: number;
  isExecutive: boolean;
  tier: number;
}

/** Whether a post fits a query, word by word: what the database must find by its indexes. */
export function fits(query: Query, post: KnownPost, now: Date): boolean {
  const body = words(`${post.title ?? ""} ${post.text}`);
  switch (query.kind) {
    case "and":
      return query.queries.every((each) => fits(each, post, now));
    case "or":
      return query.queries.some((each) => fits(each, post, now));
    case "not":
      return !fits(query.query, post, now);
    case "title":
      return fits(query.query, { ...post, text: "" }, now);
    case "pattern": {
      const inside = query.pattern.replaceAll("*", ".*").replaceAll("?", ".");
      return body.some((word) => new RegExp(`^${inside}$`, "u").test(word));
    }
    case "near":
      return isNear(query.sides, query.distance, query.isOrdered, body);
    case "word":
    case "prefix":
    case "phrase":
      return stretches(query, body).length > 0;
    case "number":
      return isCompared(figureOf(query.field, post), query.sign, query.value);
    case "name":
      return query.names.some(({ text, isWhole }) => isCalled(nameOf(query.field, post), text, isWhole));
    case "choice":
      if (query.field !== "lang") throw new Error(`The evaluator knows no ${query.field}.`);
      return query.values.includes(post.lang);
    case "time": {
      const published = now.getTime() - post.minutesAgo * 60_000;
      const at = instantOf(query.at, now);
      return query.sign === ">=" ? published >= at : published < at;
    }
    case "due":
      return false;
    case "holder":
      return query.who === "nobody";
  }
}

function words(text: string): string[] {
  return wordsIn(text).map(({ word }) => word);
}

/** Where a side stands: its first and last word. */
function stretches(side: NearSide, body: readonly string[]): [first: number, last: number][] {
  if (side.kind === "or") return side.queries.flatMap((each) => stretches(each, body));
  return body.flatMap((word, at): [number, number][] => {
    if (side.kind === "phrase") {
      const isHere = side.words.every((each, n) => body[at + n] === each);
      return isHere ? [[at, at + side.words.length - 1]] : [];
    }
    return (side.kind === "prefix" ? word.startsWith(side.word) : word === side.word) ? [[at, at]] : [];
  });
}

function isNear(
  [left, right]: readonly [NearSide, NearSide],
  distance: number,
  isOrdered: boolean,
  body: readonly string[],
): boolean {
  const isAfter = (a: readonly [number, number], b: readonly [number, number]): boolean =>
    b[0] - a[1] >= 1 && b[0] - a[1] <= distance;
  return stretches(left, body).some((a) =>
    stretches(right, body).some((b) => isAfter(a, b) || (!isOrdered && isAfter(b, a))),
  );
}

function figureOf(field: string, post: KnownPost): number | null {
  if (field === "severity" || field === "followers" || field === "likes" || field === "tier")
    return post[field];
  throw new Error(`The evaluator knows no ${field}.`);
}

function isCompared(figure: number | null, sign: Comparison, value: number): boolean {
  if (figure === null) return false;
  if (sign === "=") return figure === value;
  if (sign === ">") return figure > value;
  if (sign === "<") return figure < value;
  return sign === ">=" ? figure >= value : figure <= value;
}

function nameOf(field: string, post: KnownPost): string {
  if (field === "source" || field === "author") return post[field];
  if (field === "executive") return post.isExecutive ? "Иван Главный" : "";
  throw new Error(`The evaluator knows no ${field}.`);
}

function isCalled(name: string, asked: string, isWhole: boolean): boolean {
  const [has, wanted] = [words(name), words(asked)];
  if (isWhole) return has.join(" ") === wanted.join(" ");
  return has.some((_, at) => wanted.every((each, n) => has[at + n] === each));
}

function instantOf(at: Extract<Query, { kind: "time" }>["at"], now: Date): number {
  if (at.kind === "ago") return now.getTime() - at.minutes * 60_000;
  // Days of Moscow, where clocks never change.
  if (at.kind === "day_ago") {
    const local = now.getTime() + 3 * 3_600_000;
    return local - (local % 86_400_000) - 3 * 3_600_000 - at.days * 86_400_000;
  }
  throw new Error(`The evaluator knows no ${at.kind}.`);
}

/** A query of words and fields under up to three levels of brackets. */
export function randomQuery(random: () => number, vocabulary: readonly string[], depth = 3): string {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const word = (): string => pick(vocabulary);
  const leaf = (): string =>
    pick([
      word,
      word,
      () => `${word().slice(0, 3)}*`,
      () => `"${word()} ${word()}"`,
      () => `(${word()} NEAR/${1 + Math.floor(random() * 5)} ${word()})`,
      () => `((${word()} OR ${word()}) ONEAR/${1 + Math.floor(random() * 4)} "${word()} ${word()}")`,
      () => `severity${pick([">=", "<", ":", "!="])}${1 + Math.floor(random() * 5)}`,
      () => `followers${pick([">", "<="])}${Math.floor(random() * 5_000)}`,
      () => `likes:${Math.floor(random() * 50)}..${50 + Math.floor(random() * 50)}`,
      () => `lang:${pick(["ru", "en", "ru,en"])}`,
      () => pick(["source:Вестник", "source:Gazette,Wall", "author:Smith", "executive:Иван", "tier:3"]),
      () => `title:${word()}`,
      () => `${word().slice(0, 4)}*${word().slice(-1)}`,
      () => `published:${1 + Math.floor(random() * 3)}d`,
    ])();
  if (depth === 0 || random() < 0.3) return leaf();
  const part = (): string => randomQuery(random, vocabulary, depth - 1);
  return pick([
    () => `${part()} ${part()}`,
    () => `(${part()} OR ${part()})`,
    () => `(${part()} AND ${part()} OR ${part()})`,
    () => `-(${part()})`,
    () => `NOT (${part()} ${part()})`,
    leaf,
  ])();
}
