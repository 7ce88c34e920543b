import { createServer } from "node:net";
import { StartError, errorText, systemCode } from "./start-error.ts";

/**
 * Throws a StartError when a program could not listen there now; port 0 always passes. `setting` is the
 * variable a person would change.
 */
export async function checkPort(host: string, port: number, setting: string = "EARSHOT_PORT"): Promise<void> {
  try {
    await listenOnce(host, port);
  } catch (error) {
    throw portError(host, port, setting, error);
  }
}

/** The StartError for an error of `listen`, for servers that lost the port after `checkPort`. */
export function portError(host: string, port: number, setting: string, error: unknown): StartError {
  const place = `${host}:${port}`;
  const other = `Stop that program, or choose another port with ${setting}.`;
  switch (systemCode(error) ?? "") {
    case "EADDRINUSE":
      return new StartError("port_taken", `Another program listens on ${place} already.`, other, error);
    case "EACCES":
      return new StartError(
        "port_taken",
        `This account may not listen on ${place}.`,
        `Choose a port above 1023 with ${setting}.`,
        error,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartError(
        "bad_setting",
        `${host} is not an address of this machine.`,
        "Set EARSHOT_HOST to 127.0.0.1, or to 0.0.0.0 for all its addresses.",
        error,
      );
    default:
      return new StartError("port_taken", `Cannot listen on ${place}: ${errorText(error)}.`, other, error);
  }
}

/** A port that is free now; another program may take it before the caller does. */
export function freePort(host: string): Promise<number> {
  return listenOnce(host, 0);
}

function listenOnce(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen({ host, port, exclusive: true }, () => {
      const address = probe.address();
      const given = typeof address === "object" && address !== null ? address.port : port;
      probe.close(() => resolve(given));
    });
  });
}
