import { z } from "zod";

/** The largest number that PostgreSQL's `integer` holds: sources and entities are counted in it. */
export const idMax = 2_147_483_647;

/** The number of a source or an entity. */
export const idSchema = z.int().min(-idMax).max(idMax);
