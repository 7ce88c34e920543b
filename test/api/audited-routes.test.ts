/**
 * Every route that changes something leaves a line in the audit log, or stands in `unaudited-routes.ts` with the reason why it does not.
 * A new changing route fails here until it has a way to be tried in `audited/` or a reason in `unaudited`.
 */
import { isSettingKey } from "@earshot/core/settings/registry";
import { auditFieldsEn } from "@earshot/core/system/audit/audit-words-en";
import { auditFieldsRu } from "@earshot/core/system/audit/audit-words-ru";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMailServer, type TestMailServer } from "../notify/mail-server.ts";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { auditedAlerts } from "./audited/audited-alerts.ts";
import { auditedAuthors } from "./audited/audited-authors.ts";
import { auditedBlocks } from "./audited/audited-blocks.ts";
import { auditedCalendar } from "./audited/audited-calendar.ts";
import { auditedCoding } from "./audited/audited-coding.ts";
import { openAuditedDesk, type AuditedRoutes } from "./audited/audited-desk.ts";
import { auditedDashboards } from "./audited/audited-dashboards.ts";
import { auditedFacts } from "./audited/audited-facts.ts";
import { auditedReports } from "./audited/audited-reports.ts";
import { auditedDrafts } from "./audited/audited-drafts.ts";
import { auditedIncidents } from "./audited/audited-incidents.ts";
import { auditedPeople } from "./audited/audited-people.ts";
import { auditedSources } from "./audited/audited-sources.ts";
import { auditedRules } from "./audited/audited-rules.ts";
import { auditedClocks } from "./audited/audited-clocks.ts";
import { auditedShift } from "./audited/audited-shift.ts";
import { auditedSystem } from "./audited/audited-system.ts";
import { auditedWatchList } from "./audited/audited-watch-list.ts";
import { routeRules } from "./route-rules.ts";
import { unaudited } from "./unaudited-routes.ts";

let installation: TestInstallation;
let server: TestMailServer;
let audited: AuditedRoutes;

beforeAll(async () => {
  [installation, server] = await Promise.all([
    startTestInstallation({ demo: false, env: { EARSHOT_TRUSTED_PROXIES: "127.0.0.1" } }),
    startMailServer(),
  ]);
  const admin: ApiClient = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
  const desk = openAuditedDesk({ installation, server, admin });
  audited = {
    ...auditedPeople(desk),
    ...auditedSources(desk),
    ...auditedWatchList(desk),
    ...auditedShift(desk),
    ...auditedSystem(desk),
    ...auditedCoding(desk),
    ...auditedIncidents(desk),
    ...auditedDrafts(desk),
    ...auditedDashboards(desk),
    ...auditedReports(desk),
    ...auditedFacts(desk),
    ...auditedCalendar(desk),
    ...auditedClocks(desk),
    ...auditedRules(desk),
    ...auditedBlocks(desk),
    ...auditedAuthors(desk),
    ...auditedAlerts(desk),
  };
});
afterAll(async () => {
  await installation?.close();
  await server?.close();
});

const changing = Object.keys(routeRules).filter((route) => !route.startsWith("GET "));

test("every changing route leaves a line, or has a reason why not", () => {
  const known = [...Object.keys(audited), ...Object.keys(unaudited)];
  expect(known.toSorted()).toEqual(changing.toSorted());
});

async function linesAfter(auditEventId: number): Promise<string[]> {
  const { rows } = await installation.database.pool.query<{ what: string }>(
    "select what from audit_event where audit_event_id > $1",
    [auditEventId],
  );
  return rows.map(({ what }) => what);
}

describe("leaves its line", () => {
  test.each(changing.filter((route) => !(route in unaudited)))("%s", async (route) => {
    const [what, act] = audited[route] ?? [];
    if (!what || !act) throw new Error("No way to try this route: add one to test/api/audited/.");
    const { rows } = await installation.database.pool.query(
      "select coalesce(max(audit_event_id), 0) as id from audit_event",
    );
    const answer = await act();
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    // Asking for a new password answers before it is done.
    await expect.poll(() => linesAfter(Number(rows[0].id))).toContain(what);
  });
});

test("every field of those lines has a name in both languages", async () => {
  const { rows } = await installation.database.pool.query<{ field: string }>(
    `select distinct field from audit_event e, jsonb_object_keys(e.from || e.to) as field
     where (e.from || e.to) -> field not in ('null', '""', '[]')`,
  );
  const unnamed = rows
    .map(({ field }) => field)
    .filter((field) => !isSettingKey(field) && !(field in auditFieldsRu && field in auditFieldsEn));
  expect(unnamed).toEqual([]);
});
