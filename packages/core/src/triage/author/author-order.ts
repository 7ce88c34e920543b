/** What the list of authors can be sorted by, each from the most to the least. */
export const authorOrders = ["posts", "last", "followers", "negative", "positive"] as const;
export type AuthorOrder = (typeof authorOrders)[number];
