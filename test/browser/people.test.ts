import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiClient, signInFirst, type ApiClient } from "../support/api-client.ts";
import { showCode } from "../support/authenticator.ts";
import { startTestInstallation, type TestInstallation } from "../support/installation.ts";
import { launchChromium } from "./chromium.ts";
import { openPage, type OpenedPage } from "./open-page.ts";

let installation: TestInstallation;
let browser: Browser;
let admin: ApiClient;
const opened: OpenedPage[] = [];

beforeAll(async () => {
  [installation, browser] = await Promise.all([startTestInstallation({ demo: false }), launchChromium()]);
  admin = createApiClient(installation.url);
  await signInFirst(admin, installation.signInLink);
});
afterAll(async () => {
  await browser?.close();
  await installation?.close();
});

/** A browser of somebody's own, signed in when `as` is given. */
async function browse(path: string, as?: ApiClient): Promise<Page> {
  const each = await openPage(browser);
  opened.push(each);
  const [name = "", value = ""] = (as?.cookie ?? "").split("=");
  if (as) await each.page.context().addCookies([{ name, value, url: installation.url }]);
  await each.page.goto(path.startsWith("http") ? path : installation.url + path);
  return each.page;
}

const email = "boris@example.com";
const password = "correct horse battery";
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const field = (page: Page, name: string | RegExp) => page.getByRole("textbox", { name });

test("somebody is invited, joins, and signs in with codes", async () => {
  const office = await browse("/settings/people", admin);
  await button(office, "Пригласить").click();
  const dialog = office.getByRole("dialog");
  await field(office, "Имя").fill("Борис");
  await field(office, "Электронная почта").fill("nobody");
  await dialog.getByRole("button", { name: "Пригласить" }).click();
  await office.getByText("Это не похоже на адрес почты").waitFor();
  await field(office, "Электронная почта").fill(email);
  await dialog.getByRole("button", { name: "Пригласить" }).click();
  const link = await field(office, /Действует один раз/).inputValue();
  await button(office, "Готово").click();
  await office.getByText(email).waitFor();

  const own = await browse(link);
  await own.getByText(email).waitFor();
  await field(own, "Пароль").fill(password);
  await button(own, "Начать").click();
  await own.waitForURL(/\/triage/);
  // What the role does not allow is not offered.
  await own.goto(`${installation.url}/settings`);
  await own.getByRole("heading", { level: 1 }).waitFor();
  expect(await own.getByRole("link", { name: "Журнал действий" }).count()).toBe(0);

  await own.goto(`${installation.url}/account`);
  const secret = await switchCodesOn(own);

  const ending = (route: Route) => (route.request().method() === "DELETE" ? route.abort() : route.continue());
  await own.route("**/api/v1/session", ending);
  await button(own, /^Профиль и вид/).click();
  const leave = own.getByRole("menuitem", { name: "Выйти" });
  await leave.click();
  await own.getByText("Выйти не получилось").waitFor();
  await own.unroute("**/api/v1/session", ending);
  await leave.click();
  await field(own, "Электронная почта").fill(email);
  await field(own, "Пароль").fill(password);
  await button(own, "Войти").click();
  await field(own, "Код").fill("000000");
  await button(own, "Войти").click();
  await own.getByText("Код не подходит или уже использован").waitFor();
  await field(own, "Код").fill(showCode(secret, new Date(Date.now() + 30_000)));
  await button(own, "Войти").click();
  await own.waitForURL(/\/triage/);
});

/** Goes through the dialogs as a person with an authenticator would; gives the secret that it was shown. */
async function switchCodesOn(page: Page): Promise<string> {
  await button(page, "Включить").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Пароль" }).fill(password);
  await button(page, "Продолжить").click();
  await page.getByRole("img", { name: "Рисунок для приложения" }).waitFor();
  const secret = ((await dialog.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await field(page, "Код из приложения").fill(showCode(secret, new Date()));
  await button(page, "Подтвердить").click();
  await button(page, "Коды сохранены").waitFor();
  expect(await dialog.getByRole("listitem").count()).toBe(10);
  await button(page, "Коды сохранены").click();
  await page.getByText("Осталось 10 запасных кодов.").waitFor();
  return secret;
}

test("a session on another device is ended from the account; a token opens the API, and the log tells of both", async () => {
  const phone = createApiClient(installation.url);
  const agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile Safari/604.1";
  const given = { email: "anna@example.com", password: "correct horse battery" };
  await phone.send("POST", "/api/v1/session", given, { "user-agent": agent });
  const page = await browse("/account", admin);
  await page.getByRole("button", { name: "Завершить сеанс: Safari · iPhone" }).click();
  await page.getByText("Сеанс завершён").waitFor();
  expect((await phone.get("/api/v1/session")).status).toBe(401);

  await button(page, "Выпустить ключ").click();
  await field(page, "Название").fill("Выгрузка");
  await page.getByRole("checkbox", { name: "менять источники" }).check();
  await button(page, "Выпустить").last().click();
  const token = await field(page, "Ключ показывается один раз").inputValue();
  await button(page, "Готово").click();
  const program = createApiClient(installation.url);
  const headers = { authorization: `Bearer ${token}` };
  expect((await program.send("GET", "/api/v1/sources", undefined, headers)).status).toBe(200);
  expect((await program.send("GET", "/api/v1/audit", undefined, headers)).status).toBe(403);

  await page.goto(`${installation.url}/settings/audit`);
  const lines = page.getByRole("list", { name: "Журнал действий" }).getByRole("listitem");
  await lines.filter({ hasText: "выпущен ключ API: Выгрузка" }).waitFor();
  await lines.filter({ hasText: "завершён сеанс" }).waitFor();
  await lines.filter({ hasText: "приглашение: Борис" }).waitFor();
  expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
});
