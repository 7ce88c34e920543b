import type { FetchFailure } from "./fetch-code.ts";

export interface FetchLimits {
  /** Bytes of the decompressed body. */
  maxBytes: number;
  /** From the first connection to the last byte, redirects included. */
  totalTimeoutMs: number;
  /** Between two signs of life; the headers are one. */
  idleTimeoutMs: number;
  maxRedirects: number;
}

/** Hears an answer while it is still coming; redirects are not heard. */
export interface FetchListener {
  onAnswer?: ((status: number, headers: Record<string, string>) => void) | undefined;
  /** Decompressed, in the order of the answer. */
  onBytes?: ((bytes: Uint8Array) => void) | undefined;
}

export interface FetchOptions extends Partial<FetchLimits>, FetchListener {
  method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  /** Sent as given, byte for byte where latin1 can say it. Cookies and Referer are dropped. */
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
  /** Proxy to go through, `http://[name:password@]host:port`; null and absent: none. Allowed private hosts are asked past it. */
  proxy?: string | null | undefined;
}

export interface FetchRedirect {
  status: number;
  /** Where it led to. */
  url: string;
}

export interface FetchedResponse {
  ok: true;
  /** Any status, 304 and 500 among them: judging it is the caller's. */
  status: number;
  /** Lower-case names; header bytes as latin1, so that a validator can be echoed byte for byte. */
  headers: Record<string, string>;
  /** Decompressed. */
  body: Uint8Array;
  finalUrl: string;
  redirects: FetchRedirect[];
  wireBytes: number;
}

export type FetchOutcome = FetchedResponse | FetchFailure;

export interface SafeFetch {
  (url: string, options?: FetchOptions): Promise<FetchOutcome>;
  close(): Promise<void>;
}
