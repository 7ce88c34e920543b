import type { CollectedPost } from "./post.ts";

/** What is worth knowing of a feed before it is saved. */
export const previewWarningCodes = [
  "no_posts",
  "no_dates",
  "future_dates",
  "no_zone",
  "headlines_only",
  "very_old",
  "no_links",
  "one_visit_misses",
] as const;
export type PreviewWarning = (typeof previewWarningCodes)[number];

type Looked = Pick<CollectedPost, "title" | "text" | "url" | "publishedAt" | "dateFlag">;

const oldAfterMs = 90 * 86_400_000;
/** A text that is not longer says no more than a headline. */
const headlineChars = 120;
/** A feed that shows less than this stretch of time loses posts when one visit fails. */
const shortWindowMs = 30 * 60_000;

/** Looks through the posts of one visit. `no_dates` and the like mean: of at least half of them. */
export function previewWarnings(posts: readonly Looked[], now: Date): PreviewWarning[] {
  if (posts.length === 0) return ["no_posts"];
  const share = (holds: (post: Looked) => boolean): number => posts.filter(holds).length / posts.length;
  const hasDate = (post: Looked): boolean => post.dateFlag === null || post.dateFlag === "no_zone";
  const times = posts.filter(hasDate).map((post) => post.publishedAt.getTime());
  const newest = Math.max(...times);
  const checks: [PreviewWarning, boolean][] = [
    ["no_dates", share((post) => post.dateFlag === "missing" || post.dateFlag === "unreadable") >= 0.5],
    ["future_dates", share((post) => post.dateFlag === "future_clamped") > 0],
    ["no_zone", share((post) => post.dateFlag === "no_zone") >= 0.5],
    ["headlines_only", share(isHeadline) >= 0.8],
    ["very_old", times.length > 0 && now.getTime() - newest > oldAfterMs],
    ["no_links", share((post) => post.url === null) >= 0.5],
    [
      "one_visit_misses",
      posts.length >= 10 && times.length >= 10 && newest - Math.min(...times) < shortWindowMs,
    ],
  ];
  return checks.filter(([, holds]) => holds).map(([code]) => code);
}

function isHeadline({ title, text }: Looked): boolean {
  const rest = title === null ? text : text.replace(title, "");
  return title !== null && rest.trim().length < headlineChars;
}
