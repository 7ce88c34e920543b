/** What became of a post. */
export const statuses = ["new", "in_progress", "waiting", "answered", "dismissed"] as const;
export type Status = (typeof statuses)[number];

/** Statuses in which somebody still has to act. */
export const openStatuses = ["new", "in_progress", "waiting"] as const satisfies readonly Status[];

/** Severity of a post: 1 routine, 2 watch, 3 issue, 4 serious, 5 crisis. */
export type Severity = 1 | 2 | 3 | 4 | 5;

/** Roles of people. */
export const roles = ["admin", "head", "pr", "executive", "analyst", "legal", "viewer"] as const;
export type Role = (typeof roles)[number];

/** Statuses that a filter of posts means: those named; where none is, the open ones, and all where the posts of a story or an incident are asked for. */
export function askedStatuses(filter: {
  readonly status?: readonly Status[] | undefined;
  readonly story?: readonly number[] | undefined;
  readonly incident?: readonly number[] | undefined;
}): readonly Status[] {
  const { status = [], story = [], incident = [] } = filter;
  if (status.length > 0) return status;
  return story.length + incident.length > 0 ? statuses : openStatuses;
}
