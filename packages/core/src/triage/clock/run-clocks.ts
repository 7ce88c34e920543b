import type { Severity, Status } from "../status.ts";
import { openStatuses } from "../status.ts";
import type { WorkingCalendar } from "./calendar.ts";
import { standingEvents, type ClockEvent } from "./clock-event.ts";
import type { Clock, ClockKind, PauseCause } from "./clock.ts";
import {
  calendarFor,
  policyAt,
  targetFor,
  type ClockPolicy,
  type FirstResponse,
  type PolicyVersion,
} from "./policy.ts";
import { workingTime } from "./working-time.ts";

/** How a post came: when it came into triage, when it was published, and how it was labelled. */
export interface Arrival {
  at: number;
  publishedAt: number;
  severity: Severity;
}

/** How a post stands between two steps of its history. */
interface Standing {
  status: Status;
  severity: Severity;
  snoozedUntil: number;
  policy: ClockPolicy;
}

interface Step extends Partial<Standing> {
  at: number;
  personId: number | null;
}

/**
 * The clocks of a post, made of nothing but its history and the policies that held. A change of severity, or of the policy, gives a clock
 * another target and another calendar; what was used up before stays used up. Once a clock has stopped, policies that come later do not judge it again.
 * @param versions in order of time
 */
export function runClocks(
  arrival: Arrival,
  events: readonly ClockEvent[],
  versions: readonly PolicyVersion[],
): Clock[] {
  const first = policyAt(versions, arrival.at);
  if (isHistory(arrival, first)) return [];
  let standing: Standing = { status: "new", severity: arrival.severity, snoozedUntil: 0, policy: first };
  let clocks = (["first_response", "resolution"] as const).map((kind) =>
    startClock(kind, 1, arrival.at, standing),
  );
  for (const step of stepsOf(arrival, events, versions)) {
    const { at, personId, ...change } = step;
    const before = standing;
    standing = { ...before, ...change };
    clocks = clocks.map((clock) => moveClock(clock, before, standing, { at, personId }));
    if (!isOpen(before.status) && isOpen(standing.status)) clocks.push(startNext(clocks, at, standing));
  }
  return clocks.filter(({ targetMs }) => targetMs < noTarget);
}

/** Stands for the target of a severity that has none: a clock that nobody sees, until the severity changes. */
const noTarget = Number.POSITIVE_INFINITY;

/** Came so late that nobody could have answered in time: imports, walks back, finds of a new term. */
function isHistory({ at, publishedAt }: Arrival, { historyAfterHours }: ClockPolicy): boolean {
  return historyAfterHours !== null && at - publishedAt > historyAfterHours * 3_600_000;
}

function stepsOf(
  arrival: Arrival,
  events: readonly ClockEvent[],
  versions: readonly PolicyVersion[],
): Step[] {
  const changes = standingEvents(events).map(({ at, personId, status, severity, snoozedUntil }): Step => ({
    at,
    personId,
    ...(status === null ? {} : { status }),
    ...(severity === null ? {} : { severity }),
    ...(snoozedUntil === null ? {} : { snoozedUntil }),
  }));
  const wakings = changes.flatMap(({ snoozedUntil = 0 }): Step[] =>
    snoozedUntil > 0 ? [{ at: snoozedUntil, personId: null }] : [],
  );
  const policies = versions
    .filter(({ from }) => from > arrival.at)
    .map(({ from, policy }): Step => ({ at: from, personId: null, policy }));
  // Stable: at the same instant what people did comes in the order in which they did it.
  return [...changes, ...wakings, ...policies].sort((a, b) => a.at - b.at);
}

function startClock(kind: ClockKind, round: number, at: number, standing: Standing): Clock {
  const clock: Clock = {
    kind,
    round,
    startedAt: at,
    state: "running",
    severity: standing.severity,
    targetMs: noTarget,
    elapsedMs: 0,
    countedAt: at,
    dueAt: null,
    calendar: null,
    pausedBy: null,
    stoppedAt: null,
    stoppedBy: null,
  };
  return settle(clock, standing, at);
}

/** The clock of the next response, for a post that was closed and is open again. */
function startNext(clocks: readonly Clock[], at: number, standing: Standing): Clock {
  const rounds = clocks.filter(({ kind }) => kind === "next_response").length;
  return startClock("next_response", rounds + 1, at, standing);
}

/** The clock after a step, its time counted up to it where the step concerns it. */
function moveClock(
  clock: Clock,
  before: Standing,
  after: Standing,
  { at, personId }: { at: number; personId: number | null },
): Clock {
  const isStopped = stopsAt(clock.kind, after.status, after.policy.firstResponse);
  if (clock.stoppedAt !== null) {
    const goesOn = !isStopped && clock.kind === "resolution";
    return goesOn ? settle({ ...clock, stoppedAt: null, stoppedBy: null }, after, at) : clock;
  }
  if (isStopped) return stop(count(clock, before, at), at, personId);
  const isSame =
    before.policy === after.policy &&
    clock.severity === after.severity &&
    clock.pausedBy === pauseOf(clock.kind, after, at);
  return isSame ? clock : settle(count(clock, before, at), after, at);
}

/** The clock with the working time up to an instant counted. */
function count(clock: Clock, standing: Standing, at: number): Clock {
  if (clock.state !== "running") return clock;
  const worked = workingTime(calendarFor(standing.policy, standing.severity)).between(clock.countedAt, at);
  return { ...clock, elapsedMs: clock.elapsedMs + worked };
}

function stopsAt(kind: ClockKind, status: Status, firstResponse: FirstResponse): boolean {
  if (kind === "first_response" && firstResponse === "taken") return status !== "new";
  return !isOpen(status);
}

function stop(clock: Clock, at: number, personId: number | null): Clock {
  const kept = clock.elapsedMs <= clock.targetMs ? "met" : "missed";
  // What a machine stopped says nothing of people.
  const state = personId === null ? "void" : kept;
  return { ...clock, state, pausedBy: null, countedAt: at, stoppedAt: at, stoppedBy: personId };
}

/** Gives a clock that is not stopped its target, calendar, pause and due moment from an instant on. */
function settle(clock: Clock, standing: Standing, at: number): Clock {
  const { policy, severity } = standing;
  const calendar = calendarFor(policy, severity);
  const targetMs = targetFor(policy, clock.kind, severity) ?? noTarget;
  const pausedBy = pauseOf(clock.kind, standing, at);
  return {
    ...clock,
    severity,
    targetMs,
    pausedBy,
    calendar: calendar?.name ?? null,
    state: pausedBy === null ? "running" : "paused",
    countedAt: at,
    dueAt: dueAt({ ...clock, targetMs, pausedBy }, calendar, at),
  };
}

/** Of a clock that is late: since when. Of one that rests in time: null. */
function dueAt(clock: Clock, calendar: WorkingCalendar | null, at: number): number | null {
  const left = clock.targetMs - clock.elapsedMs;
  if (left <= 0) return Math.min(clock.dueAt ?? at, at);
  return clock.pausedBy !== null || left === noTarget ? null : workingTime(calendar).add(at, left);
}

function pauseOf(kind: ClockKind, standing: Standing, at: number): PauseCause | null {
  const { pauses } = standing.policy;
  if (standing.status === "waiting" && pauses.waiting.includes(kind)) return "waiting";
  return standing.snoozedUntil > at && pauses.snoozed.includes(kind) ? "snoozed" : null;
}

function isOpen(status: Status): boolean {
  return (openStatuses as readonly Status[]).includes(status);
}
