import type { Config } from "@earshot/runtime/env";
import { checkPort } from "@earshot/runtime/port";
import { StartError } from "@earshot/runtime/start-error";

const answerTimeoutMs = 1_000;

/** Throws a StartError when the port is taken, which says so when it is another Earshot that has it. */
export async function checkFreePort({ host, port }: Config["http"]): Promise<void> {
  try {
    await checkPort(host, port);
  } catch (error) {
    const address = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
    if (!(await isEarshot(address))) throw error;
    throw new StartError(
      "port_taken",
      `Earshot is running already: ${address}.`,
      "Open that page, or choose another port with EARSHOT_PORT and another folder with EARSHOT_DATA_DIR.",
      error,
    );
  }
}

/** Whether an Earshot answers there. */
export async function isEarshot(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/api/docs/json`, {
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    const { info } = (await response.json()) as { info?: { title?: unknown } };
    return info?.title === "Earshot";
  } catch {
    return false;
  }
}
