import type { PollCode } from "../connector.ts";

/** What an error of VK means for whoever asked. */
export type VkVerdict =
  /** Too fast: the same once more, after a moment. */
  | { kind: "again" }
  /** Nothing is there for anybody, and that is no trouble: comments are closed. */
  | { kind: "nothing" }
  | { kind: "failure"; code: PollCode; retryAfterMs: number | null };

const hourMs = 3_600_000;

const byCode: ReadonlyMap<number, VkVerdict> = new Map<number, VkVerdict>([
  ...[2, 4, 5, 7, 14, 16, 17, 20, 23, 24, 25, 27, 28, 38, 41, 42, 101, 1116, 1117].map((code) =>
    failure(code, "needs_key"),
  ),
  ...[15, 19, 30, 203].map((code) => failure(code, "not_open")),
  ...[18, 37, 39, 40, 100, 104, 113, 125].map((code) => failure(code, "not_there")),
  [6, { kind: "again" }],
  failure(9, "over_quota", hourMs),
  // Daily quotas of methods; VK does not say when they are renewed.
  failure(29, "over_quota", 6 * hourMs),
  failure(103, "over_quota", 6 * hourMs),
  [212, { kind: "nothing" }],
]);

function failure(vkCode: number, code: PollCode, retryAfterMs: number | null = null): [number, VkVerdict] {
  return [vkCode, { kind: "failure", code, retryAfterMs }];
}

/**
 * Judges an error by its code (dev.vk.com, "Error codes"). Errors come with HTTP status 200. A captcha (14) and a demand to
 * confirm oneself (17) need a person, as a missing key does: asking on would only make it worse.
 */
export function judgeVkError(code: number): VkVerdict {
  return byCode.get(code) ?? { kind: "failure", code: "service_error", retryAfterMs: null };
}
