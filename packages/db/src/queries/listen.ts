import { Client } from "pg";
import { keptAlive } from "../database.ts";

/** What changed; `changed` names posts of the triage list, and none when news may have been missed: then any of them. */
export type ChangeEvent =
  | { kind: "changed"; postIds: number[]; isArrival: boolean }
  | { kind: "sources" }
  /** Alerts about the installation itself, or its queues. */
  | { kind: "system" }
  /** Tags, saved views, or who works at the desk. */
  | { kind: "desk" }
  /** Who is on which post. */
  | { kind: "holds" }
  /** Alerts to the team, their rules, channels or deliveries. */
  | { kind: "alerts" }
  /** These incidents; any of them when none is named. */
  | { kind: "incidents"; incidentIds: number[] }
  /** Drafts of answers, or who speaks for whom. */
  | { kind: "drafts" }
  /** Inboxes of these people; of everybody when none is named. */
  | { kind: "inbox"; personIds: number[] };

export interface ListenOptions {
  /** Hears why the connection was lost; it is tried again by itself. */
  onError?: (error: Error) => void;
  /** Wait before the first new attempt; it doubles up to half a minute. */
  retryMs?: number;
}

export interface Listener {
  /** Stops listening; a second call does nothing. */
  close(): Promise<void>;
}

const longestRetryMs = 30_000;

/** What is told after a lost connection: anything may have happened meanwhile. */
const missed: readonly ChangeEvent[] = [
  { kind: "changed", postIds: [], isArrival: true },
  { kind: "sources" },
  { kind: "system" },
  { kind: "alerts" },
  { kind: "desk" },
  { kind: "holds" },
  { kind: "incidents", incidentIds: [] },
  { kind: "drafts" },
  { kind: "inbox", personIds: [] },
];

/**
 * Listens for changes on a connection of its own, for as long as it is not closed. The first connection must succeed; a later loss is
 * mended by itself and told as events that name no post.
 */
export async function listenForChanges(
  url: string,
  onEvent: (event: ChangeEvent) => void,
  options: ListenOptions = {},
): Promise<Listener> {
  const state: { client: Client | null; timer: NodeJS.Timeout | null; isClosed: boolean } = {
    client: null,
    timer: null,
    isClosed: false,
  };

  async function connect(): Promise<void> {
    const client = new Client({ connectionString: url, application_name: "earshot-listen", ...keptAlive });
    client.on("error", (error) => lose(client, error));
    client.on("end", () => lose(client, null));
    client.on("notification", ({ channel, payload }) => {
      const event = readEvent(channel, payload);
      if (event) onEvent(event);
    });
    await client.connect();
    await client.query(
      "listen triage_changed; listen sources_changed; listen system_changed; listen desk_changed; listen inbox_changed; listen holds_changed; listen incidents_changed; listen alerts_changed; listen drafts_changed",
    );
    state.client = client;
    if (state.isClosed) await client.end();
  }

  function lose(client: Client, error: Error | null): void {
    if (state.client !== client || state.isClosed) return;
    state.client = null;
    options.onError?.(error ?? new Error("The database ended the connection."));
    client.end().catch(() => undefined);
    retry(options.retryMs ?? 250);
  }

  function retry(waitMs: number): void {
    state.timer = setTimeout(() => void reconnect(waitMs), waitMs);
  }

  async function reconnect(waitMs: number): Promise<void> {
    try {
      await connect();
    } catch (error) {
      options.onError?.(error instanceof Error ? error : new Error(String(error)));
      if (!state.isClosed) retry(Math.min(waitMs * 2, longestRetryMs));
      return;
    }
    for (const event of missed) onEvent(event);
  }

  await connect();
  return {
    async close() {
      if (state.isClosed) return;
      state.isClosed = true;
      if (state.timer) clearTimeout(state.timer);
      await state.client?.end();
    },
  };
}

function readEvent(channel: string, payload: string | undefined): ChangeEvent | null {
  if (channel === "sources_changed") return { kind: "sources" };
  if (channel === "system_changed") return { kind: "system" };
  if (channel === "alerts_changed") return { kind: "alerts" };
  if (channel === "drafts_changed") return { kind: "drafts" };
  if (channel === "desk_changed") return { kind: "desk" };
  if (channel === "holds_changed") return { kind: "holds" };
  if (channel === "incidents_changed" && payload) {
    const { incidentIds } = JSON.parse(payload) as { incidentIds: number[] };
    return { kind: "incidents", incidentIds };
  }
  if (channel === "inbox_changed" && payload) {
    const { personIds } = JSON.parse(payload) as { personIds: number[] };
    return { kind: "inbox", personIds };
  }
  if (channel !== "triage_changed" || !payload) return null;
  const { postIds, isArrival } = JSON.parse(payload) as { postIds: number[]; isArrival: boolean };
  return { kind: "changed", postIds, isArrival };
}
