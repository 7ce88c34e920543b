import { vi } from "vitest";

/** How often and for how long is asked again: the limit only ends what hangs, since a machine may have much else to do. */
export const waiting = { interval: 20, timeout: 120_000 };

/** Comes back as soon as it holds; an error where it never does. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  await vi.waitUntil(holds, waiting);
}
