import type { Page } from "playwright-core";

/** More controls than any page has before what is looked for. */
const tabsMax = 120;

/** What has the focus, in words: its label, else its text. */
const focused = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return "";
  const labels = [...(element.labels ?? [])].map((label) => label.textContent).join(" ");
  return (element.getAttribute("aria-label") || labels || element.textContent || "").trim();
})()`;

/** The name of what has the focus; empty where nothing has. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate<string>(focused);
}

/** Goes on by Tab, as somebody without a mouse does, until something of that name has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  while (passed.length < tabsMax) {
    await page.keyboard.press("Tab");
    const at = await focusedName(page);
    if (name.test(at)) return;
    passed.push(at);
  }
  throw new Error(`Tab came to no ${name}, but to: ${[...new Set(passed)].join("; ")}`);
}

/** The same, and presses Enter there. */
export async function pressByTab(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

/** What the arrows have come to in an open menu, or among the options of an open field. */
const pointedAt = `(() => {
  const element = document.querySelector("[role=option][data-combobox-selected]") ?? document.activeElement;
  return element?.matches("[role=option], [role=menuitem]") ? (element.textContent ?? "").trim() : "";
})()`;

/** More than any list of choices has. */
const choicesMax = 30;

/** Until the menu or the field that is opened just now has the focus: a key that comes before goes elsewhere, and closes it. */
export async function choicesOpen(page: Page): Promise<void> {
  await page.locator("[role=menu]:focus-within, [role=listbox]:visible").first().waitFor();
}

/** In a menu or a field that is opened just now: goes down by the arrow to what is called so, and takes it. */
export async function chooseByArrow(page: Page, name: RegExp): Promise<void> {
  await choicesOpen(page);
  const passed: string[] = [];
  while (passed.length < choicesMax) {
    await page.keyboard.press("ArrowDown");
    const at = await page.evaluate<string>(pointedAt);
    if (name.test(at)) return page.keyboard.press("Enter");
    passed.push(at);
  }
  throw new Error(`The arrow came to no ${name}, but to: ${[...new Set(passed)].join("; ")}`);
}
