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

/** Goes on by Tab, as somebody without a mouse does, until something of that name has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  while (passed.length < tabsMax) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate<string>(focused);
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
