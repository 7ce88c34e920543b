import { forPosts, recurring } from "./job-kinds.ts";

/** Jobs of the queue `analyse`. */
export const analyseJobs = {
  /** Reads directions, sentiment, severity and priority of matched posts. */
  "analyse-posts": {
    ...forPosts,
    queue: "analyse",
    timeoutMs: 120_000,
    priority: 0,
  },
  /** Computes the priority anew after an event, without analysing again. */
  prioritise: {
    ...forPosts,
    queue: "analyse",
    timeoutMs: 60_000,
    priority: 10,
  },
  /** Finds out which story posts belong to. Less urgent than reading new ones. */
  "group-posts": {
    ...forPosts,
    queue: "analyse",
    timeoutMs: 120_000,
    priority: 5,
  },
  /** Recurring, every half minute: enqueues `group-posts` for posts that have waited too long. */
  "sweep-stories": {
    ...recurring,
    queue: "analyse",
    timeoutMs: 30_000,
    priority: 20,
  },
  /** Recurring, every ten seconds: learns from what people corrected, and has posts read again that it holds for. */
  "learn-corrections": {
    ...recurring,
    queue: "analyse",
    timeoutMs: 60_000,
    priority: 0,
    isQuiet: true,
  },
  /** Recurring, every minute: makes reports of topics anew where posts came in. */
  "prepare-topics": {
    ...recurring,
    queue: "analyse",
    timeoutMs: 55_000,
    priority: 40,
    isQuiet: true,
  },
  /** Recurring, every half minute: asks the engine that an administrator connected about posts on which the model is unsure. */
  "ask-engine": {
    ...recurring,
    queue: "analyse",
    timeoutMs: 110_000,
    priority: 30,
    isQuiet: true,
  },
  /** Recurring, every half hour: enqueues `prioritise` for fresh open posts, whose speed falls as they age. */
  "sweep-priorities": {
    ...recurring,
    queue: "analyse",
    timeoutMs: 30_000,
    priority: 20,
  },
  /** Recurring, every five seconds: makes prompts of posts that became due, and anew where facts or playbook are others. */
  "sweep-prompts": {
    ...recurring,
    queue: "analyse",
    timeoutMs: 60_000,
    priority: 8,
    isQuiet: true,
  },
  /** Recurring, every half minute: proposes carriers of claims among the posts that came since. */
  "sweep-claims": {
    ...recurring,
    queue: "analyse",
    timeoutMs: 60_000,
    priority: 30,
    isQuiet: true,
  },
  /** Recurring, every quarter minute: brings back posts whose time has come, and ends holds of who fell silent. */
  "sweep-desk": {
    ...recurring,
    queue: "analyse",
    timeoutMs: 30_000,
    priority: 0,
    isQuiet: true,
  },
  /** Recurring, every half minute: enqueues `analyse-posts` for matched posts that have waited too long. */
  "sweep-analyse": {
    ...recurring,
    queue: "analyse",
    timeoutMs: 30_000,
    priority: 0,
  },
} as const;
