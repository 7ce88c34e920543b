import { sql } from "drizzle-orm";
import { readRows, type Db } from "../database.ts";

/** A post of triage that others are made from. */
export interface Template {
  postId: number;
  /** First day of its month, "2026-11-01". */
  month: string;
  lang: string;
}

/** Namespace of made-up posts, so that they never are templates themselves. */
export const madeNamespace = "made";

const templatesMax = 5_000;

/** Posts in triage with their labels, long ones left out, the oldest first. */
export async function findTemplates(db: Db): Promise<Template[]> {
  const rows = await readRows<{ post_id: string; month: string; lang: string }>(
    db,
    sql`
    select t.post_id, t.month::text, t.lang
    from triage t join post p on p.post_id = t.post_id and p.month = t.month
    where p.namespace not like ${`${madeNamespace}:%`} and length(p.text) < 5000
    order by t.post_id limit ${templatesMax}`,
  );
  return rows.map(({ post_id, month, lang }) => ({ postId: Number(post_id), month, lang }));
}
