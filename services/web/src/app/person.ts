import type { Person } from "@earshot/contract/session";
import { mayDo, type Action } from "@earshot/core/triage/permission";
import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../api/session.ts";

/** Who is signed in, and what this person may do. */
export function usePerson(): { person: Person | null; mayTriage: boolean; may(action: Action): boolean } {
  const { data: session } = useQuery(sessionQuery);
  const person = session?.person ?? null;
  const may = (action: Action): boolean => person !== null && mayDo(person.role, action);
  return { person, mayTriage: may("triage"), may };
}
