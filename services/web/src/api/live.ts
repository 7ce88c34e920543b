import type { LiveEvent } from "@earshot/contract/live";

export type Connection = "connecting" | "live" | "lost";

export interface LiveListener {
  onEvent(event: LiveEvent): void;
  onConnection(connection: Connection): void;
  /** The stream is open: what happened before, since something was last asked for, must be asked for again. */
  onCatchUp(): void;
}

const kinds = [
  "changed",
  "sources",
  "system",
  "alerts",
  "desk",
  "holds",
  "incidents",
  "drafts",
  "inbox",
  "reconnected",
] as const satisfies readonly LiveEvent["kind"][];
const retryMsMin = 1_000;
const retryMsMax = 30_000;

/**
 * Listens to the live events of the API until the returned function is called. A browser gives up for good on some
 * failures (a server that answers 502 while it restarts), and keeps a dead line for minutes after the network went, so
 * the stream is watched and opened again from here.
 */
export function listenLive(
  listener: LiveListener,
  open = () => new EventSource("/api/v1/events"),
): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = retryMsMin;

  function stop(): void {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function connect(): void {
    stop();
    const opened = open();
    source = opened;
    opened.addEventListener("open", () => {
      retryMs = retryMsMin;
      listener.onConnection("live");
      listener.onCatchUp();
    });
    opened.addEventListener("error", () => {
      listener.onConnection("lost");
      if (opened.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, retryMsMax);
    });
    for (const kind of kinds) {
      opened.addEventListener(kind, (message) => {
        const event = readEvent(kind, message.data);
        if (event !== null) listener.onEvent(event);
      });
    }
  }

  function goOffline(): void {
    stop();
    listener.onConnection("lost");
  }

  window.addEventListener("offline", goOffline);
  window.addEventListener("online", connect);
  listener.onConnection("connecting");
  connect();
  return () => {
    window.removeEventListener("offline", goOffline);
    window.removeEventListener("online", connect);
    stop();
  };
}

/** What an event carries beside its kind. */
const lists = { changed: "postIds", incidents: "incidentIds", inbox: "personIds" } as const;

/** An event of a newer server that says it otherwise than we know is no reason to break. */
function readEvent(kind: LiveEvent["kind"], data: unknown): LiveEvent | null {
  try {
    const event = JSON.parse(String(data)) as Record<string, unknown>;
    const list = Object.hasOwn(lists, kind) ? event[lists[kind as keyof typeof lists]] : [];
    return event["kind"] === kind && Array.isArray(list) ? (event as unknown as LiveEvent) : null;
  } catch {
    return null;
  }
}
