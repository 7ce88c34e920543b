import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { signInAs } from "../support/sign-in-as.ts";

let installation: TestInstallation;
let admin: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation({ demo: false });
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
});
afterAll(() => installation?.close());

async function open(title: string): Promise<string> {
  const { body } = await admin.send("POST", "/api/v1/incidents", { title, severity: 4 });
  return `/api/v1/incidents/${body.incidentId}`;
}

describe("an incident", () => {
  test("goes from open to closed, once nothing is left to do", async () => {
    const path = await open("Заслонка");
    await admin.send("POST", `${path}/tasks`, { text: "Позвонить юристу" });
    const [task] = (await admin.get(path)).body.tasks;
    expect((await admin.send("POST", `${path}/state`, { state: "contained" })).status).toBe(204);
    const early = await admin.send("POST", `${path}/state`, { state: "closed" });
    expect(early.status).toBe(409);
    const tick = { version: task.version, isDone: true };
    expect((await admin.send("PATCH", `${path}/tasks/${task.taskId}`, tick)).status).toBe(204);
    expect((await admin.send("PATCH", `${path}/tasks/${task.taskId}`, tick)).status).toBe(409);
    expect((await admin.send("POST", `${path}/state`, { state: "closed" })).status).toBe(204);
    expect((await admin.send("POST", `${path}/tasks`, { text: "Ещё" })).status).toBe(409);
    const { entries } = (await admin.get(`${path}/timeline`)).body;
    expect(entries.map((entry: { kind: string }) => entry.kind)).toEqual([
      "state",
      "task_done",
      "state",
      "task",
      "role",
      "opened",
    ]);
  });

  test("never lets a later save overwrite what a colleague saved", async () => {
    const path = await open("Версии");
    const { version } = (await admin.get(path)).body.incident;
    expect((await admin.send("PATCH", path, { version, title: "Первая" })).status).toBe(204);
    expect((await admin.send("PATCH", path, { version, title: "Вторая" })).status).toBe(409);
    expect((await admin.get(path)).body.incident.title).toBe("Первая");
  });

  test("has a statement approved by somebody else, and each text kept as a version", async () => {
    const path = await open("Заявление");
    const anna = await signInAs(installation, "pr", "anna-statement");
    await anna.send("POST", `${path}/statements`, { text: "Мы разбираемся." });
    const [first] = (await admin.get(path)).body.statements;
    expect((await anna.send("POST", `${path}/statements/${first.statementId}/approve`)).status).toBe(403);
    const early = await admin.send("POST", `${path}/statements/${first.statementId}/publish`, {});
    expect(early.status).toBe(409);
    await anna.send("POST", `${path}/statements`, { text: "Мы разобрались.", number: 1, version: 1 });
    const [second] = (await admin.get(path)).body.statements;
    const outdated = await admin.send("POST", `${path}/statements/${first.statementId}/approve`);
    expect(outdated.status).toBe(409);
    expect((await admin.send("POST", `${path}/statements/${second.statementId}/approve`)).status).toBe(204);
    const screen = (await admin.get(`${path}/screen`)).body;
    expect(screen.statement).toMatchObject({ text: "Мы разобрались.", version: 2 });
  });

  test("is told as a page, a PDF and a ZIP", async () => {
    const path = await open("<b>Отчёт</b>");
    await admin.send("POST", `${path}/lines`, { text: "Позвонил директор" });
    const files = await Promise.all(
      ["report.html?language=ru", "report.pdf?language=ru", "evidence.zip"].map((file) =>
        fetch(`${installation.url}${path}/${file}`, { headers: { cookie: admin.cookie ?? "" } }),
      ),
    );
    expect(files.map((file) => file.status)).toEqual([200, 200, 200]);
    const [page = "", pdf = "", zip = ""] = await Promise.all(files.map((file) => file.text()));
    expect(page).toContain("&lt;b&gt;Отчёт&lt;/b&gt;");
    expect(page).toContain("Позвонил директор");
    expect(pdf.slice(0, 5)).toBe("%PDF-");
    expect(zip.slice(0, 2)).toBe("PK");
  });
});
