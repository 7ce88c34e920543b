import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

/** Out of git: what the last run saw, for whoever wants to look at it. */
const folder = fileURLToPath(new URL("../../coverage/pictures/", import.meta.url));

/** Keeps a picture of what a journey shows at this moment, under a name that says which step it is. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${folder}${name}.png`, animations: "disabled" });
}
