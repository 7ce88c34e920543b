import type { SourceKind } from "@earshot/core/collect/source";
import { jetstreamConnector as jetstream } from "./jetstream/jetstream-connector.ts";
import type { StreamConnector } from "./stream.ts";

/** One line for each kind that is listened to. */
const connectors: Partial<Record<SourceKind, StreamConnector>> = { jetstream };

/** Null for a kind that is no stream. */
export function streamConnectorOf(kind: SourceKind): StreamConnector | null {
  return Object.hasOwn(connectors, kind) ? (connectors[kind] ?? null) : null;
}
