import { createZone } from "@earshot/core/import/zone-time";
import type { Moment } from "@earshot/core/triage/query/query";

/** What the words "me", "today" and "5 November" of a query mean. */
export interface QueryAsking {
  now: Date;
  /** IANA name of the zone in whose days the asker thinks. */
  zone: string;
  /** Whom "me" stands for; null for nobody, as in a rule. */
  personId: number | null;
}

const dayMs = 86_400_000;

/** When a point in time of a query is. */
export function momentOf(moment: Moment, { now, zone }: QueryAsking): Date {
  switch (moment.kind) {
    case "instant":
      return new Date(moment.at);
    case "ago":
      return new Date(now.getTime() - moment.minutes * 60_000);
    case "ahead":
      return new Date(now.getTime() + moment.minutes * 60_000);
    case "day":
      return new Date(createZone(zone)(Date.parse(`${moment.day}T00:00:00Z`)));
    case "day_ago": {
      const today = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(now);
      return new Date(createZone(zone)(Date.parse(`${today}T00:00:00Z`) - moment.days * dayMs));
    }
  }
}
