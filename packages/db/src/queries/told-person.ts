import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { personColumns, type Person } from "./people.ts";

/** A person who may sign in; null for anybody else. */
export async function findToldPerson(db: Db, personId: number): Promise<Person | null> {
  const [found] = await db
    .select(personColumns)
    .from(person)
    .where(and(eq(person.personId, personId), isNull(person.disabledAt)));
  return found ?? null;
}
