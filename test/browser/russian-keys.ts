import type { Page } from "playwright-core";

/** What the keys of a ЙЦУКЕН layout write, by the place of the key. */
const letters: Readonly<Record<string, string>> = {
  KeyA: "ф",
  KeyC: "с",
  KeyD: "в",
  KeyE: "у",
  KeyI: "ш",
  KeyJ: "о",
  KeyK: "л",
  KeyN: "т",
  KeyR: "к",
  KeyT: "е",
  KeyX: "ч",
  KeyS: "ы",
  KeyM: "ь",
  KeyH: "р",
  KeyF: "а",
  KeyB: "и",
  KeyW: "ц",
  KeyZ: "я",
};

/** Presses a key while the Russian layout is on: its place stays, its letter is Cyrillic. */
export async function pressRussian(page: Page, code: string): Promise<void> {
  const key = letters[code];
  if (key === undefined) throw new Error(`no letter is known for ${code}`);
  const session = await page.context().newCDPSession(page);
  const event = { key, code, windowsVirtualKeyCode: code.charCodeAt(3) };
  await session.send("Input.dispatchKeyEvent", { type: "keyDown", text: key, ...event });
  await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  await session.detach();
}
