/** What X takes for what it answers, in cents of a dollar. Table and date in one place: prices change, and the guard lives of them. */
export const xPrices = {
  /** As printed at docs.x.com/x-api/getting-started/pricing, read on this day; `count` as X's documents of search name it. */
  asOf: "2026-08-28",
  post: 0.5,
  user: 1,
  /** One request that counts posts. */
  count: 0.5,
} as const;
