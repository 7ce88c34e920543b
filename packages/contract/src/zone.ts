import { isZone } from "@earshot/core/triage/zone";
import { z } from "zod";

/** IANA name of a time zone. */
export const zoneSchema = z.string().max(64).refine(isZone, { error: "There is no time zone of this name." });
