import { z } from "zod";

/** Chosen by whoever sends a change: one that is sent again with the same key, because no answer came, is made once. */
export const requestKeySchema = z.uuid();
