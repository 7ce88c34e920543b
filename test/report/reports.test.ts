import { afterAll, beforeAll, expect, test } from "vitest";
import { reportFormats, type ReportFormat } from "@earshot/core/report/written/report-format";
import { attachReport } from "@earshot/notify/attach-report";
import { startMailServer, type TestMailServer } from "../notify/mail-server.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let server: TestMailServer;
let analyst: Awaited<ReturnType<typeof signInAs>>;
let admin: typeof analyst;

beforeAll(async () => {
  [installation, server] = await Promise.all([startTestInstallation({ demo: false }), startMailServer()]);
  [analyst, admin] = await Promise.all([signInAs(installation, "analyst"), signInAs(installation, "admin")]);
});
afterAll(async () => {
  await installation?.close();
  await server?.close();
});

const beginnings = { html: "<!doctype html>", pdf: "%PDF-", pptx: "PK", xlsx: "PK" };
const made = "/api/v1/made-reports";
const schedules = "/api/v1/report-schedules";

async function file(path: string): Promise<{ status: number; bytes: Buffer }> {
  const answer = await fetch(installation.url + path, { headers: { cookie: analyst.cookie ?? "" } });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}

function isOf(format: ReportFormat, bytes: Buffer): void {
  expect(bytes.subarray(0, 15).toString()).toContain(beginnings[format]);
}

test.each(reportFormats)("a weekly report is answered as %s", async (format) => {
  const answer = await file(`/api/v1/reports/weekly/${format}?language=ru&zone=Europe/Moscow`);
  expect(answer.status, answer.bytes.toString().slice(0, 300)).toBe(200);
  isOf(format, answer.bytes);
});

test("where nobody listened no report says that nothing happened, and says once that nobody did", async () => {
  const { pool } = installation.database;
  await pool.query(
    "insert into entity (key, kind, name, created_at) values ('ada', 'executive', 'Ada Quill', now())",
  );
  const text = (await file("/api/v1/reports/weekly/html?language=en")).bytes.toString();
  expect(text).not.toMatch(/There was no spike|There were no stories|Ada Quill|Nobody mentioned/);
  expect(text).not.toContain("could not be read");
  expect(text.match(/• Sources were silent/g)).toHaveLength(1);
  expect(text.match(/No source was listened to in this period\./g)).toHaveLength(2);
});

test("a gap is told in the report of its time, by source, until it was collected again", async () => {
  const { pool } = installation.database;
  await pool.query(
    `insert into source (key, kind, platform, name, url, state, state_since, last_success_at, next_check_at, created_at, heard_since)
     select 'gap/' || name, 'feed', 'news', name, 'http://127.0.0.1:9/' || name, 'ok', now() - interval '60 days', now(),
       now() + interval '1 day', now() - interval '60 days', now() - interval '60 days'
     from unnest(array['Whole paper', 'Broken paper']) as name`,
  );
  await pool.query(
    `insert into source_gap (source_id, from_at, to_at, why)
     select source_id, now() - interval '20 days', now(), 'not_found' from source where name = 'Broken paper'`,
  );
  const text = async () =>
    (await file("/api/v1/reports/weekly/html?language=en")).bytes.toString().replace(/<[^>]*>/g, " ");
  // The whole week of one of two: half of the time. What was heard stays as it is, with the warning above it.
  expect(await text()).toMatch(
    /1 source was silent for up to 168 hours: Broken paper\. 50% of the time was collected/,
  );
  expect(await text()).toMatch(/Source\s+Collected\s+Broken paper\s+0%/);
  // Half of the sources then as now may be compared, half of them against all may not.
  expect(await text()).not.toContain("Not compared with");
  await pool.query("update source_gap set from_at = now() - interval '8 days'");
  expect(await text()).toMatch(
    /Not compared with the period before: \d+% of its time was collected, 50% of this/,
  );
  await pool.query("update source_gap set outcome = 'whole', settled_at = now()");
  expect(await text()).not.toContain("Broken paper");
  expect(await text()).toContain("Nobody mentioned the executives in this period.");
  await pool.query(
    `insert into source (key, kind, platform, name, url, state, state_since, last_success_at, next_check_at, created_at, heard_since)
     select 'gap/' || n, 'feed', 'news', 'Paper ' || n, 'http://127.0.0.1:9/' || n, 'ok', now() - interval '60 days', now(),
       now() + interval '1 day', now() - interval '60 days', now() - interval '60 days' from generate_series(1, 7) n`,
  );
  await pool.query(
    `insert into source_gap (source_id, from_at, to_at, why)
     select source_id, now() - interval '20 days', now(), 'not_found' from source where name like 'Paper _'`,
  );
  expect(await text()).toMatch(/Paper 5\s+0%\s+and 2 more sources/);
  await pool.query("delete from source where key like 'gap/%'");
  await pool.query("delete from entity where name = 'Ada Quill'");
});

test("a crisis report begins with the incident: what happened, and what was said", async () => {
  const incidents = "/api/v1/incidents";
  const page = "/api/v1/reports/crisis/html?language=ru&zone=Europe/Moscow";
  const calm = (await file(page)).bytes.toString();
  expect(calm).toContain("• Инцидент за это время не заведён; отчёт — обо всём, что сказано за период.");
  const opened = await admin.send("POST", incidents, { title: "Пирог «Рыбный» отозван", severity: 5 });
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
  const { incidentId } = opened.body;
  const said = await admin.send("POST", `${incidents}/${incidentId}/statements`, {
    text: "We took it back.",
  });
  expect(said.status, JSON.stringify(said.body)).toBeLessThan(300);
  const text = (await file(page)).bytes.toString();
  expect(text).not.toContain("Не удалось прочитать раздел");
  expect(text).toContain("Инцидент «Пирог „Рыбный“ отозван»: идёт");
  expect(text).toContain("We took it back.");
  expect(text).toContain("За период ни одного ответа не отмечено.");
  expect(text.indexOf("We took it back.")).toBeLessThan(text.indexOf("Всплески и их причины"));
});

test("a report that was made stays as it was, in every format, until it is deleted", async () => {
  const wish = { kind: "weekly", language: "ru", zone: "Europe/Moscow", title: "О нас" };
  const { status, body } = await analyst.send("POST", made, wish);
  expect(status, JSON.stringify(body)).toBe(201);
  expect(body).toMatchObject({ title: "О нас", scheduleId: null, madeBy: { name: "analyst" } });
  expect(body.missing).not.toEqual([]);
  expect(body.findings).not.toEqual([]);
  const page = `${made}/${body.reportId}/html`;
  const before = await file(page);
  expect(before.bytes.toString()).toContain("Как посчитано");
  const changed = installation.database.pool.query("update report set title = 'other'");
  await expect(changed).rejects.toThrow(/never changed/);
  // Charts number their parts anew each time they are drawn.
  const said = ({ bytes }: { bytes: Buffer }): string => bytes.toString().replaceAll(/zr\d+-\w+-\d+/g, "");
  expect(said(await file(page))).toBe(said(before));
  for (const format of reportFormats) isOf(format, (await file(`${made}/${body.reportId}/${format}`)).bytes);
  const { reports } = (await analyst.get(made)).body;
  expect(reports[0]).toEqual(body);
  expect((await analyst.send("DELETE", `${made}/${body.reportId}`)).status).toBe(403);
  expect((await admin.send("DELETE", `${made}/${body.reportId}`)).status).toBe(204);
  expect((await file(page)).status).toBe(404);
});

test("a schedule that is due makes one report and sends it once, the last of those that were missed", async () => {
  const set = await admin.send("PATCH", "/api/v1/settings", {
    version: (await admin.get("/api/v1/settings")).body.version,
    changes: {
      "mail.host": "127.0.0.1",
      "mail.port": server.port,
      "mail.security": "none",
      "mail.from": "earshot@example.com",
    },
  });
  expect(set.status, JSON.stringify(set.body)).toBe(200);
  const plan = { kind: "daily", language: "en", zone: "UTC", hour: 0, formats: ["pdf", "xlsx"] };
  const people = [analyst.person.personId];
  const added = await admin.send("POST", schedules, { ...plan, people });
  expect(added.status, JSON.stringify(added.body)).toBe(201);
  const { scheduleId, version } = added.body;
  expect((await admin.send("POST", schedules, { ...plan, people: [999_999] })).status).toBe(400);
  await installation.database.pool.query(
    "update report_schedule set settled_until = date_trunc('day', now()) - interval '3 days' where report_schedule_id = $1",
    [scheduleId],
  );
  for (const round of [1, 2]) {
    await installation.queues.enqueue("sweep-reports", {}, { jobId: `sweep-reports-${round}` });
    await installation.queues.drainIdle();
  }
  await expect.poll(() => server.letters.length, { timeout: 20_000 }).toBe(1);
  const { reports } = (await analyst.get(made)).body;
  expect(reports.slice(0, 1)).toMatchObject([{ scheduleId, madeBy: null }]);
  const ofSchedules = await installation.database.pool.query(
    "select 1 from report where schedule_id is not null",
  );
  expect(ofSchedules.rowCount).toBe(1);
  expect(reports[0].missing[0]).toBe(
    "While Earshot did not run, 2 scheduled reports were not made; this is the last one.",
  );
  const [letter] = server.letters;
  expect(letter?.to).toEqual(["analyst@example.com"]);
  expect(letter?.text).toMatch(/filename="?earshot-daily-[\d-]+\.pdf/);
  expect(letter?.text).toMatch(/filename="?earshot-daily-[\d-]+\.xlsx/);
  expect(letter?.text.replaceAll("=\r\n", "")).toContain(`/reports/documents#report-${reports[0].reportId}`);
  expect(letter?.text.replaceAll("=\r\n", "")).toMatch(
    /Attached: earshot-daily-[\d-]+\.pdf, earshot-daily-[\d-]+\.xlsx\./,
  );
  const stale = { ...plan, people, version: version + 1 };
  expect((await admin.send("PUT", `${schedules}/${scheduleId}`, stale)).status).toBe(409);
  const off = await admin.send("PUT", `${schedules}/${scheduleId}`, { ...stale, version, isOn: false });
  expect(off.body).toMatchObject({ isOn: false, nextAt: null, lastReportId: reports[0].reportId });
});

test("a file that no letter carries is left out by name, the smaller one after it goes along", async () => {
  const { pool, db } = installation.database;
  const long = { kind: "text", text: "long ".repeat(2_000) };
  const blocks = Array.from({ length: 800 }, () => long);
  const document = { title: "t", language: "en", lead: "l", foot: "f", blocks };
  const { rows } = await pool.query<{ report_id: number }>(
    `insert into report (kind, language, zone, title, period_from, period_to, made_at, missing, findings, document)
     values ('daily', 'en', 'UTC', 't', '2026-11-09Z', '2026-11-10Z', now(), '{}', '{}', $1) returning report_id`,
    [document],
  );
  const url = "https://earshot.example/reports/documents";
  const asked = { reportId: rows[0]?.report_id ?? 0, formats: ["html", "xlsx"], url } as const;
  const { attachments, lines } = await attachReport(db, asked);
  expect(attachments.map(({ filename }) => filename)).toEqual(["earshot-daily-2026-11-09.xlsx"]);
  expect(lines).toEqual([
    "Attached: earshot-daily-2026-11-09.xlsx.",
    expect.stringMatching(
      /^Did not fit into this letter: earshot-daily-2026-11-09\.html \(8 MB\)\..* Download: https:\/\/earshot\.example\/reports\/documents$/,
    ),
  ]);
  expect(await attachReport(db, { ...asked, reportId: 999_999 })).toEqual({ attachments: [], lines: [] });
});
