/**
 * Why a fetch gave no answer. The list is public (`source try` prints it) and only ever grows.
 *
 * - `bad_url`: not an absolute address at all
 * - `refused_address`: private space, another scheme than http(s), credentials, a port without feeds
 * - `dns`: the name has no address, or the resolver did not answer
 * - `connect`: nobody listens, or the connection broke off
 * - `tls`: the certificate or the handshake is not to be trusted
 * - `timeout`: the total or the idle limit passed
 * - `too_large`: headers or the decompressed body passed their limit
 * - `too_many_redirects`: the chain is longer than allowed, or a loop
 * - `bad_response`: not valid HTTP, or a body that cannot be decompressed
 * - `aborted`: the caller gave up
 * - `proxy`: the proxy cannot be reached, wants another sign-in or refuses the host
 */
export const fetchCodes = [
  "bad_url",
  "refused_address",
  "dns",
  "connect",
  "tls",
  "timeout",
  "too_large",
  "too_many_redirects",
  "bad_response",
  "aborted",
  "proxy",
] as const;

export type FetchCode = (typeof fetchCodes)[number];

export interface FetchFailure {
  ok: false;
  code: FetchCode;
  message: string;
}

/** Carries a decision to stop from a timer, a cap or the address guard out through library code. */
export class FetchStopped extends Error {
  readonly fetchCode: FetchCode;

  constructor(fetchCode: FetchCode, message: string) {
    super(message);
    this.name = "FetchStopped";
    this.fetchCode = fetchCode;
  }
}

const byErrorCode: ReadonlyMap<string, FetchCode> = new Map([
  ["ENOTFOUND", "dns"],
  ["ENODATA", "dns"],
  ["EAI_AGAIN", "dns"],
  ["EAI_FAIL", "dns"],
  ["EAI_NODATA", "dns"],
  ["ETIMEDOUT", "timeout"],
  ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
  ["UND_ERR_HEADERS_TIMEOUT", "timeout"],
  ["UND_ERR_BODY_TIMEOUT", "timeout"],
  ["UND_ERR_HEADERS_OVERFLOW", "too_large"],
  ["UND_ERR_RESPONSE_STATUS_CODE", "bad_response"],
  ["UND_ERR_RES_CONTENT_LENGTH_MISMATCH", "bad_response"],
  ["UND_ERR_INVALID_ARG", "bad_url"],
  ["UND_ERR_SOCKET", "connect"],
  ["EPROTO", "tls"],
]);

const tlsPattern = /^ERR_(?:TLS|SSL)_|^CERT_|CERT|^UNABLE_TO_|^DEPTH_ZERO|^HOSTNAME_MISMATCH/u;
const decodePattern = /^HPE_|^Z_|^ERR_?_|BROTLI|ZSTD/u;

/** Names the failure behind whatever a socket, a TLS stack, a parser or a decompressor threw. */
export function explainError(error: unknown): FetchFailure {
  const stopped = findStopped(error);
  if (stopped) return { ok: false, code: stopped.fetchCode, message: stopped.message };
  const code = errorCode(error);
  const message = (error instanceof Error && error.message) || code || "the connection failed";
  return { ok: false, code: classify(code), message };
}

function classify(code: string): FetchCode {
  const known = byErrorCode.get(code);
  if (known) return known;
  if (tlsPattern.test(code)) return "tls";
  if (decodePattern.test(code)) return "bad_response";
  return "connect";
}

function findStopped(error: unknown): FetchStopped | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    if (current instanceof FetchStopped) return current;
    if (current instanceof AggregateError) {
      const inner = current.errors.find((one) => one instanceof FetchStopped);
      if (inner instanceof FetchStopped) return inner;
    }
    current = current.cause;
  }
  return null;
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error.name === "HTTPParserError") return "HPE_UNNAMED";
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  return error.cause === undefined ? "" : errorCode(error.cause);
}
