import { isOfPosts, type AlertRule } from "./alert-rule.ts";
import { causesOf, fitsCondition, type AlertPost } from "./judge-alert-post.ts";
import {
  hourMs,
  judgeWindow,
  learnAt,
  windowCounts,
  falseAlarmsPerMonth,
  type HourlyCounts,
  type SpikeCondition,
} from "./spike.ts";

/** Once that a rule would have fired. */
export interface ReplayedAlert {
  at: Date;
  postCount: number;
  /** The post that set it off, null for a spike. */
  postId: number | null;
  /** Of a spike: what came and what was usual. */
  spike: { count: number; mean: number } | null;
}

export interface Replay {
  days: number;
  /** The newest first. */
  alerts: ReplayedAlert[];
  perMonth: number;
  /** Of a spike rule: how many a month come from chance, at most. Of impostors: by what people judged. */
  falseAlarmsPerMonth: number | null;
  /** What a spike rule lacks to be judged today. */
  lacking: { days: number; posts: number } | null;
}

const monthDays = 30.4375;

/** Alerts of some days with how many they are a month. */
export function toReplay(alerts: ReplayedAlert[], days: number): Replay {
  const newestFirst = alerts.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const perMonth = days === 0 ? 0 : (alerts.length / days) * monthDays;
  return { days, alerts: newestFirst, perMonth, falseAlarmsPerMonth: null, lacking: null };
}

/**
 * When a rule would have fired for these posts, as they are labelled today: they are taken in the order of publication, and what falls within
 * the cool-down after the last post of a cause joins it.
 */
export function replayPosts(
  rule: Pick<AlertRule, "condition" | "groupBy" | "coolDownMinutes">,
  posts: readonly AlertPost[],
  days: number,
): Replay {
  const { condition } = rule;
  if (!isOfPosts(condition)) throw new RangeError(`posts say nothing of the condition ${condition.kind}`);
  const open = new Map<string, { alert: ReplayedAlert; lastAt: number }>();
  const alerts: ReplayedAlert[] = [];
  const inOrder = posts.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
  for (const post of inOrder) {
    const at = post.publishedAt.getTime();
    const asItWas = { ...post, storyPosts: post.storyPosts?.filter((each) => each.getTime() <= at) ?? null };
    if (!fitsCondition(condition, asItWas)) continue;
    for (const cause of causesOf(rule, post)) {
      const known = open.get(cause);
      if (known && at - known.lastAt <= rule.coolDownMinutes * 60_000) {
        known.lastAt = at;
        known.alert.postCount += 1;
        continue;
      }
      const alert = { at: post.publishedAt, postCount: 1, postId: post.postId, spike: null };
      open.set(cause, { alert, lastAt: at });
      alerts.push(alert);
    }
  }
  return toReplay(alerts, days);
}

/**
 * When a spike rule would have fired: for every hour of the last `days`, judged by what was usual as seen from its day.
 * @param hours with eight weeks more before the days that are replayed, where there are any
 */
export function replaySpikes(
  rule: { condition: SpikeCondition; coolDownMinutes: number },
  hours: HourlyCounts,
  days: number,
): Replay {
  const windows = windowCounts(hours, rule.condition.windowHours);
  const alerts: ReplayedAlert[] = [];
  let lastAt: number | null = null;
  let judgedDays = 0;
  let learned = learnAt(windows, hours.counts, windows.length - 1);
  for (let at = Math.max(0, windows.length - days * 24); at < windows.length; at += 1) {
    const isNewDay = (windows.length - at) % 24 === 0;
    if (isNewDay) learned = learnAt(windows, hours.counts, at);
    if ("lacking" in learned) continue;
    if (isNewDay) judgedDays += 1;
    const judged = judgeWindow(rule.condition, learned.usual, windows[at]);
    if (!judged.isSpike) continue;
    const time = hours.since.getTime() + at * hourMs;
    const isSame = lastAt !== null && time - lastAt <= rule.coolDownMinutes * 60_000;
    lastAt = time;
    const last = alerts.at(-1);
    if (isSame && last) {
      last.postCount = Math.max(last.postCount, judged.count);
      continue;
    }
    alerts.push({
      at: new Date(time),
      postCount: judged.count,
      postId: null,
      spike: { count: judged.count, mean: judged.mean },
    });
  }
  const now = learnAt(windows, hours.counts, windows.length - 1);
  return {
    ...toReplay(alerts, judgedDays),
    falseAlarmsPerMonth: "usual" in now ? falseAlarmsPerMonth(rule.condition, now.usual) : null,
    lacking: "lacking" in now ? now.lacking : null,
  };
}
