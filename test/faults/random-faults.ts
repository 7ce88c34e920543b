import { setTimeout as after } from "node:timers/promises";

/** Something that can be killed and comes back by itself a while later. */
export interface Victim {
  name: string;
  kill(): Promise<void>;
  comeBack(): Promise<void>;
}

export interface Fault {
  victim: string;
  /** Seconds from the beginning. */
  killedAt: number;
  backAt: number;
}

/**
 * Kills each victim up to `rounds` times at random points while `load` runs, round by round in random order, and lets it come back up
 * to `awayMs` later. After the first round what takes long to come back has as long to work before the next kill, so that a slow
 * machine gets somewhere, and nothing is killed once the load should be over. Resolves with what it did when all is back and the load
 * is over.
 */
export async function killAtRandom(
  victims: readonly Victim[],
  load: Promise<void>,
  plan: { rounds: number; loadMs: number; awayMs: number; random: () => number },
): Promise<Fault[]> {
  const begun = performance.now();
  const seconds = (): number => Math.round((performance.now() - begun) / 100) / 10;
  const order = Array.from({ length: plan.rounds }, () => shuffle(victims, plan.random)).flat();
  const pauseMs = plan.loadMs / order.length;
  const faults: Fault[] = [];
  let tookMs = 0;
  for (const victim of order) {
    const isFirstRound = faults.length < victims.length;
    await after(Math.max(plan.random() * pauseMs, isFirstRound ? 0 : tookMs));
    if (!isFirstRound && performance.now() - begun > plan.loadMs) break;
    const killedAt = seconds();
    await victim.kill();
    await after(plan.random() * plan.awayMs);
    const coming = performance.now();
    await victim.comeBack();
    tookMs = performance.now() - coming;
    faults.push({ victim: victim.name, killedAt, backAt: seconds() });
  }
  await load;
  return faults;
}

function shuffle<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
