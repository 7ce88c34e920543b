import { mayDo } from "@earshot/core/triage/permission";
import type { Role } from "@earshot/core/triage/status";
import { asc } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";

export interface Colleague {
  personId: number;
  name: string;
  role: Role;
  /** Can be given posts: may work on them and has not left. */
  mayTake: boolean;
  hasLeft: boolean;
}

/** Everybody who is or was here, by name: what the desk needs to name and to choose people. */
export async function listColleagues(db: Db): Promise<Colleague[]> {
  const rows = await db
    .select({
      personId: person.personId,
      name: person.name,
      role: person.role,
      disabledAt: person.disabledAt,
    })
    .from(person)
    .orderBy(asc(person.name), asc(person.personId));
  return rows.map(({ disabledAt, ...each }) => ({
    ...each,
    mayTake: disabledAt === null && mayDo(each.role, "triage"),
    hasLeft: disabledAt !== null,
  }));
}
