import type { Connector, PollDeps, PollSource } from "@earshot/sources/connector";
import { hostOf } from "./visited-source.ts";

/**
 * Waits for the turn of the first request of what is asked beside visits: a page of history, a thread, known posts read again. Further
 * requests of the same call wait by themselves.
 * @returns false when the turn would come too late
 */
export async function takeTurn(
  connector: Pick<Connector, "firstUrl" | "minGapMs">,
  poll: PollSource,
  { pace }: Pick<PollDeps, "pace">,
): Promise<boolean> {
  const host = hostOf(connector.firstUrl(poll));
  return host === null || pace(host, connector.minGapMs ?? 0);
}
