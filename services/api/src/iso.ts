/** A time for an answer, RFC 3339 in UTC. */
export function iso(time: Date): string {
  return time.toISOString();
}

/** The same for a time that may be missing. */
export function isoOrNull(time: Date | null): string | null {
  return time === null ? null : time.toISOString();
}
