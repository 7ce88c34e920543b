const guestRequestsMax = 300;
const windowMs = 5 * 60_000;

export interface GuestLimit {
  /** Counts a request to an instance. */
  count: (at: string) => { isOver: boolean; headers: Record<string, string> };
}

/** A guest may ask an instance 300 times in five minutes; what is left stands in headers. */
export function createGuestLimit(now: () => Date): GuestLimit {
  const asked = new Map<string, { since: number; requests: number }>();
  return {
    count(at) {
      const time = now().getTime();
      const before = asked.get(at);
      const isSame = before !== undefined && time < before.since + windowMs;
      const window = isSame ? before : { since: time, requests: 0 };
      window.requests += 1;
      asked.set(at, window);
      const headers = {
        "x-ratelimit-limit": String(guestRequestsMax),
        "x-ratelimit-remaining": String(Math.max(guestRequestsMax - window.requests, 0)),
        "x-ratelimit-reset": new Date(window.since + windowMs).toISOString(),
      };
      return { isOver: window.requests > guestRequestsMax, headers };
    },
  };
}
