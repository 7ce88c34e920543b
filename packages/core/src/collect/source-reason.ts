/** Why a source is not simply ok. Stored as a code; the list only ever grows. */
export const sourceReasons = [
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
  "unauthorized",
  "forbidden",
  "not_found",
  "gone",
  "legal_reasons",
  "rate_limited",
  "unavailable",
  "server_error",
  "http_error",
  "not_a_feed",
  "error_page",
  "reader_timeout",
  "no_file",
  "too_quiet",
  "not_visited",
  "host_waits",
  "no_connector",
  "needs_key",
  "not_open",
  "not_there",
  "over_quota",
  "over_budget",
  "no_credits",
  "forbidden_by_robots",
  "service_error",
  "proxy",
  "wrong_password",
  "internal",
] as const;

export type SourceReason = (typeof sourceReasons)[number];

/**
 * Who speaks in what is kept beside a reason: the service or its host, we ourselves (then it is the line of our log, in English), or
 * now one and now the other.
 */
export type RawSpeaker = "service" | "us" | "either";

const saidByService: ReadonlySet<SourceReason> = new Set([
  "unauthorized",
  "forbidden",
  "not_found",
  "gone",
  "legal_reasons",
  "rate_limited",
  "unavailable",
  "server_error",
  "http_error",
  "no_credits",
  "service_error",
]);

const saidByEither: ReadonlySet<SourceReason> = new Set([
  "needs_key",
  "wrong_password",
  "not_open",
  "not_there",
  "over_quota",
  "bad_response",
  "proxy",
]);

/** Nobody is to read our own words as those of a server that was perhaps never asked. */
export function speakerOf(reason: SourceReason): RawSpeaker {
  if (saidByService.has(reason)) return "service";
  return saidByEither.has(reason) ? "either" : "us";
}

/** What goes by itself: the same request may succeed in a minute. */
const passing: ReadonlySet<SourceReason> = new Set([
  "connect",
  "timeout",
  "bad_response",
  "aborted",
  "rate_limited",
  "unavailable",
  "server_error",
  "service_error",
]);

export function isPassing(reason: SourceReason): boolean {
  return passing.has(reason);
}

/** Nothing was heard of the host at all: from this network it may be closed off. */
const unreached: ReadonlySet<SourceReason> = new Set(["dns", "connect", "tls", "timeout"]);

/** Whether a proxy or a mirror may open what cannot be read: the spelling of a well-known service is not the matter. */
export function mayBeClosedOff(reason: SourceReason): boolean {
  return unreached.has(reason);
}

const known: ReadonlySet<string> = new Set(sourceReasons);

export function isKnownReason(code: string): code is SourceReason {
  return known.has(code);
}

/** Reads a stored or foreign code; what is not known becomes `internal`. */
export function readSourceReason(code: string): SourceReason {
  return known.has(code) ? (code as SourceReason) : "internal";
}

/**
 * The reason behind a failure code of fetching or reading.
 * @param hasSucceeded the source was readable before: then a page in place of the feed is an error page,
 * not a wrong address
 */
export function reasonOfFailure(
  code: string,
  httpStatus: number | null,
  hasSucceeded: boolean,
): SourceReason {
  if (code === "http_error" && httpStatus !== null) return reasonOfStatus(httpStatus);
  if (code === "not_a_feed" && hasSucceeded) return "error_page";
  return readSourceReason(code);
}

/** The reason behind an HTTP status that is neither a success nor a redirect. */
export function reasonOfStatus(status: number): SourceReason {
  const named = byStatus.get(status);
  if (named) return named;
  return status >= 500 ? "server_error" : "http_error";
}

const byStatus: ReadonlyMap<number, SourceReason> = new Map([
  [401, "unauthorized"],
  [402, "unauthorized"],
  [403, "forbidden"],
  [404, "not_found"],
  [407, "unauthorized"],
  [410, "gone"],
  [429, "rate_limited"],
  [451, "legal_reasons"],
  [503, "unavailable"],
]);
