import type { SourceKind } from "@earshot/core/collect/source";
import type { Connector, PollDeps, PollOutcome, PollSource } from "./connector.ts";
import { pollFeed } from "./poll-feed.ts";

const connectors: Record<SourceKind, Connector> = { feed: pollFeed };

/** Visits a source once with the connector of its kind. Never throws. */
export async function pollSource(source: PollSource, deps: PollDeps): Promise<PollOutcome> {
  const connector = Object.hasOwn(connectors, source.kind) ? connectors[source.kind] : null;
  if (connector) return connector(source, deps);
  return {
    ok: false,
    code: "no_connector",
    message: `no connector for sources of kind ${source.kind}`,
    retryAfterMs: null,
    httpStatus: null,
    ms: 0,
    bytes: 0,
  };
}
