import { pgTable } from "drizzle-orm/pg-core";
import { big } from "./columns.ts";

/** Posts whose clocks are to be reckoned anew: written by a trigger on `triage`. */
export const clockDue = pgTable("clock_due", { postId: big("post_id").primaryKey() });
