import { incidentsKey } from "../api/incidents.ts";
import { mentionListKey } from "../api/mentions.ts";
import { useDeed, type Deed } from "../app/use-deed.ts";

const keys = [incidentsKey, mentionListKey, ["mention"]];

/** What is done with an incident: its posts tell of it too. */
export function useIncidentDeed(): Deed {
  return useDeed(keys);
}
