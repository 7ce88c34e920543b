import { bigint, integer, timestamp } from "drizzle-orm/pg-core";

/** An instant, as a `Date`, with milliseconds. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: "date" });
}

/** An id or counter beyond 32 bits, read as a number: exact up to 2^53. */
export function big(name: string) {
  return bigint(name, { mode: "number" });
}

/** Integer key given by the database. */
export function smallId(name: string) {
  return integer(name).generatedAlwaysAsIdentity().primaryKey();
}

/** Key given by the database, for tables of millions of rows. */
export function bigId(name: string) {
  return big(name).generatedAlwaysAsIdentity().primaryKey();
}
