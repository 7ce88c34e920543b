import { FetchStopped } from "./fetch-code.ts";
import type { FetchOptions, SafeFetch } from "./fetch-outcome.ts";

/** Statuses whose `Response` may have no body. */
const bodiless = new Set([101, 204, 205, 304]);
/** What describes the bytes on the wire, which are decompressed here. */
const wireHeaders = new Set(["content-encoding", "content-length", "transfer-encoding"]);

/**
 * The safe fetch in the shape of the platform's, for libraries that take one: the answer streams as it comes, within the limits of `call`. Bodies are
 * strings; what goes wrong rejects, or breaks the stream off, with a `FetchStopped`.
 */
export function asFetch(safeFetch: SafeFetch, call: FetchOptions): typeof globalThis.fetch {
  return (input, init = {}) =>
    new Promise((resolve, reject) => {
      const given = init.signal ?? undefined;
      const left = new AbortController();
      const signals = [left.signal, given, call.signal].filter((each) => each !== undefined);
      let stream: ReadableStreamDefaultController<Uint8Array> | null = null;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          stream = controller;
        },
        cancel: () => left.abort(),
      });
      const end = (error: Error | null): void => {
        if (error !== null) reject(error);
        // A reader that left has closed it already.
        if (left.signal.aborted) return;
        if (error === null) stream?.close();
        else stream?.error(error);
      };
      void safeFetch(input instanceof Request ? input.url : String(input), {
        ...call,
        method: methodOf(init.method),
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(typeof init.body === "string" && { body: init.body }),
        signal: AbortSignal.any(signals),
        onAnswer: (status, headers) => {
          const kept = Object.entries(headers).filter(([name]) => !wireHeaders.has(name));
          resolve(new Response(bodiless.has(status) ? null : body, { status, headers: kept }));
        },
        onBytes: (bytes) => {
          if (!left.signal.aborted) stream?.enqueue(new Uint8Array(bytes));
        },
      }).then((outcome) => end(outcome.ok ? null : new FetchStopped(outcome.code, outcome.message)));
    });
}

function methodOf(method: string | undefined): NonNullable<FetchOptions["method"]> {
  const known = (["GET", "HEAD", "POST", "PUT", "DELETE"] as const).find(
    (each) => each === method?.toUpperCase(),
  );
  return known ?? "GET";
}
