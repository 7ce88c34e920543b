import type { SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import type { PollCode, PollDeps } from "../connector.ts";
import { statusText } from "../status-text.ts";
import { agentToken } from "../user-agent.ts";
import { isAllowed, readRobots, robotsBytesMax, type RobotsRule } from "./read-robots.ts";

export type RobotsVerdict =
  | { ok: true }
  /** `httpStatus` is that of robots.txt, where it could not be read. */
  | { ok: false; code: PollCode; message: string; httpStatus: number | null };

type Robots = { rules: readonly RobotsRule[]; isOld?: boolean } | Extract<RobotsVerdict, { ok: false }>;

interface Kept {
  until: number;
  robots: Promise<Robots>;
}

const dayMs = 24 * 3_600_000;
/** A file that could not be had is asked for again after this. */
const retryMs = 600_000;
const sitesMax = 1_000;

/** What sites said, for as long as a guarded fetch lives: one process asks each site once a day. */
const memories = new WeakMap<SafeFetch, Map<string, Kept>>();

/**
 * Whether a page meant for people may be read by a program: what the robots.txt of its site says (RFC 9309), asked through the guarded
 * fetch. No file (any 4xx) allows everything; a site that cannot give it out for the moment (5xx, 429, no answer) refuses everything
 * until it can. Call it before reading HTML; feeds and APIs are made for programs and need no leave. Never throws.
 */
export async function mayFetch(
  url: string,
  deps: Pick<PollDeps, "safeFetch" | "now" | "signal">,
): Promise<RobotsVerdict> {
  if (!URL.canParse(url)) return { ok: false, code: "bad_url", message: "not an address", httpStatus: null };
  const { origin } = new URL(url);
  const robots = await robotsOf(origin, deps);
  if ("ok" in robots) return robots;
  if (isAllowed(robots.rules, url)) return { ok: true };
  const message = `${origin}/robots.txt asks programs not to read this page`;
  return { ok: false, code: "forbidden_by_robots", message, httpStatus: null };
}

async function robotsOf(
  origin: string,
  deps: Pick<PollDeps, "safeFetch" | "now" | "signal">,
): Promise<Robots> {
  const memory = memories.get(deps.safeFetch) ?? new Map<string, Kept>();
  memories.set(deps.safeFetch, memory);
  const now = deps.now().getTime();
  const known = memory.get(origin);
  if (known !== undefined && known.until > now) return known.robots;
  const before = known === undefined ? null : await known.robots;
  const asked = askRobots(origin, deps).then((robots) =>
    // What a site said before holds until it can be asked again (§ 2.4).
    "ok" in robots && before !== null && "rules" in before ? { ...before, isOld: true } : robots,
  );
  const kept: Kept = { until: now + dayMs, robots: asked };
  memory.delete(origin);
  memory.set(origin, kept);
  // The site that was asked longest ago is forgotten first.
  const [oldest] = memory.size > sitesMax ? memory.keys() : [];
  if (oldest !== undefined) memory.delete(oldest);
  const robots = await asked;
  if ("ok" in robots || robots.isOld === true) kept.until = now + retryMs;
  // A visit that was called off says nothing about the site.
  if ("ok" in robots && robots.code === "aborted") memory.delete(origin);
  return robots;
}

async function askRobots(
  origin: string,
  { safeFetch, signal }: Pick<PollDeps, "safeFetch" | "signal">,
): Promise<Robots> {
  const response = await safeFetch(`${origin}/robots.txt`, {
    headers: { accept: "text/plain, */*;q=0.1" },
    maxBytes: 4 * robotsBytesMax,
    maxRedirects: 5,
    signal,
  });
  if (!response.ok) {
    // A chain of redirects that does not end is as good as no file (§ 2.3.1.2).
    if (response.code === "too_many_redirects") return { rules: [] };
    return {
      ok: false,
      code: response.code,
      message: `robots.txt: ${response.message}`,
      httpStatus: null,
    };
  }
  const { status } = response;
  if (status === 429 || status >= 500 || status < 200)
    return {
      ok: false,
      code: "http_error",
      message: `robots.txt: ${statusText(status)}`,
      httpStatus: status,
    };
  if (status >= 300) return { rules: [] };
  const text = new TextDecoder().decode(response.body.subarray(0, robotsBytesMax));
  return { rules: readRobots(text, agentToken) };
}
