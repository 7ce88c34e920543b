/** The largest number that PostgreSQL's `integer` holds: sources and entities are counted in it. Apart from the schemas, for the page's first load has none. */
export const idMax = 2_147_483_647;
