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
 * Kills each victim up to `rounds` times at random points while `load` runs, one after another in random order, and lets it come
 * back up to `awayMs` later; fewer times where coming back takes long, since nothing is killed once the load should be over. Resolves
 * with what it did when all is back and the load is over.
 */
export async function killAtRandom(
  victims: readonly Victim[],
  load: Promise<void>,
  plan: { rounds: number; loadMs: number; awayMs: number; random: () => number },
): Promise<Fault[]> {
  const begun = performance.now();
  const seconds = (): number => Math.round((performance.now() - begun) / 100) / 10;
  const order = shuffle(Array.from({ length: plan.rounds }, () => victims).flat(), plan.random);
  const pauseMs = plan.loadMs / order.length;
  const faults: Fault[] = [];
  for (const victim of order) {
    if (performance.now() - begun > plan.loadMs) break;
    await after(plan.random() * pauseMs);
    const killedAt = seconds();
    await victim.kill();
    await after(plan.random() * plan.awayMs);
    await victim.comeBack();
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
