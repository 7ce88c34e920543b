/** Languages in which Earshot speaks to people. */
export const pageLanguages = ["ru", "en"] as const;
export type PageLanguage = (typeof pageLanguages)[number];

/** A name for every value of a domain, in every language. */
export type Names<T extends string | number> = Record<PageLanguage, Record<T, string>>;
