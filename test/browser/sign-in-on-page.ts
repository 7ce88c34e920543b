import type { Page } from "playwright-core";

/** What the first person of a test is called; the page of every test speaks Russian. */
export const firstPerson = {
  name: "Анна Ожегова",
  email: "anna@example.com",
  password: "correct horse battery",
};

/** Opens a one-time link as the first person does, fills the form in and waits for the triage list. */
export async function signInOnPage(page: Page, signInLink: string): Promise<void> {
  await page.goto(signInLink);
  await page.getByRole("textbox", { name: "Имя" }).fill(firstPerson.name);
  await page.getByRole("textbox", { name: "Электронная почта" }).fill(firstPerson.email);
  await page.getByRole("textbox", { name: "Пароль" }).fill(firstPerson.password);
  await page.getByRole("button", { name: "Начать" }).click();
  await page.getByRole("listbox", { name: "Публикации по срочности" }).waitFor();
}
