import { z } from "zod";
import { idMax } from "./id-max.ts";

export { idMax };

/** The number of a source or an entity. */
export const idSchema = z.int().min(-idMax).max(idMax);
