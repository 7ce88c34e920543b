import { z } from "zod";

/** A value given once or several times in the address (`?status=new&status=waiting`), at most so often. */
export function several<T extends z.ZodType>(value: T, most = Number.POSITIVE_INFINITY) {
  return z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(value).max(most).optional(),
  );
}
