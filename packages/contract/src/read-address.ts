import { idMax } from "./id-max.ts";

/** What an address gives for one name: once, or several times. */
export type Given = string | readonly string[];
type ReadOne<T> = (text: string) => T | undefined;

/** Reads a value that may stand there once; undefined for what does not fit. */
export function once<T>(read: ReadOne<T>): (given: Given) => T | undefined {
  return (given) => (typeof given === "string" ? read(given) : undefined);
}

/** Reads values that may stand there several times; one that does not fit spoils them all. */
export function many<T>(read: ReadOne<T>): (given: Given) => T[] | undefined {
  return (given) => {
    const values = [given].flat().map((each) => read(each));
    const fitting = values.filter((each) => each !== undefined);
    return fitting.length === values.length ? fitting : undefined;
  };
}

export function oneOf<const T extends string>(known: readonly T[]): ReadOne<T> {
  return (text) => known.find((each) => each === text);
}

/** The first reading that fits. */
export function either<A, B>(first: ReadOne<A>, second: ReadOne<B>): ReadOne<A | B> {
  return (text) => first(text) ?? second(text);
}

export function wholeNumber(min: number, max: number): ReadOne<number> {
  return (text) => {
    const value = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : undefined;
  };
}

export const idInAddress = wholeNumber(-idMax, idMax);

export function textOf(lengthMax: number): ReadOne<string> {
  return (text) => (text.length <= lengthMax && text !== "" ? text : undefined);
}

const yes: ReadonlySet<string> = new Set(["true", "1", "yes", "on", "y", "enabled"]);
const no: ReadonlySet<string> = new Set(["false", "0", "no", "off", "n", "disabled"]);

export function flag(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

/** An instant of our era in UTC, as ISO 8601 writes it. */
export function instant(text: string): string | undefined {
  if (!/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)) return undefined;
  const at = Date.parse(text);
  // Date takes the 30th of February for a day of March.
  const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 10));
  return isDay ? text : undefined;
}
