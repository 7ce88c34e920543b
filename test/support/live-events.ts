import { EventEmitter, once } from "node:events";

/** Server-sent events of an installation, as a page receives them. */
export interface LiveEvents {
  /** Resolves with the next event that was not handed out yet. */
  next(): Promise<{ kind: string; data: unknown }>;
  close(): Promise<void>;
}

export async function openLiveEvents(baseUrl: string, cookie: string | null): Promise<LiveEvents> {
  const stop = new AbortController();
  const response = await fetch(`${baseUrl}/api/v1/events`, {
    headers: cookie === null ? {} : { cookie },
    signal: stop.signal,
  });
  if (!response.ok || response.body === null) throw new Error(`no live events: ${response.status}`);
  const waiting: { kind: string; data: unknown }[] = [];
  const bell = new EventEmitter();
  const reading = read(response.body, (event) => {
    waiting.push(event);
    bell.emit("event");
  });
  return {
    async next() {
      if (waiting.length === 0) await once(bell, "event");
      const event = waiting.shift();
      if (!event) throw new Error("an event was lost");
      return event;
    },
    async close() {
      stop.abort();
      await reading;
    },
  };
}

async function read(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: { kind: string; data: unknown }) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for await (const chunk of body) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
      rest = parts.pop() ?? "";
      for (const part of parts) {
        const kind = /^event: (.*)$/m.exec(part)?.[1];
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (kind && data) onEvent({ kind, data: JSON.parse(data) });
      }
    }
  } catch (error) {
    if ((error as Error).name !== "AbortError") throw error;
  }
}
