import { errorText } from "./start-error.ts";
import { withTimeout } from "./with-timeout.ts";

export type CheckOutcome = {
  ok: boolean;
  /** What was found, in one line. */
  detail: string;
  /** What to do about it; null when nothing needs doing. */
  mend: string | null;
};

export type CheckResult = CheckOutcome & {
  name: string;
  /** A failing check that is not required is shown, but the process still counts as ready. */
  isRequired: boolean;
};

export type HealthReport = { ok: boolean; checks: CheckResult[] };

export type Check = () => Promise<CheckOutcome>;

export type Health = {
  add(name: string, check: Check, options?: { isRequired?: boolean; mend?: string }): void;
  /** Runs all checks at the same time; never rejects. */
  run(): Promise<HealthReport>;
};

type Registered = { name: string; check: Check; isRequired: boolean; mend: string | null };

/**
 * Named checks behind `/readyz` and `earshot doctor`. A check that throws or takes longer than `timeoutMs`
 * has failed; `mend` given with `add` is what people read then. Names are unique.
 */
export function createHealth(options: { timeoutMs: number }): Health {
  const registered = new Map<string, Registered>();
  return {
    add(name, check, { isRequired = true, mend } = {}) {
      if (registered.has(name)) throw new Error(`there is a health check "${name}" already`);
      registered.set(name, { name, check, isRequired, mend: mend ?? null });
    },
    async run() {
      const checks = await Promise.all(
        [...registered.values()].map((one) => outcome(one, options.timeoutMs)),
      );
      return { ok: checks.every(({ ok, isRequired }) => ok || !isRequired), checks };
    },
  };
}

async function outcome(registered: Registered, timeoutMs: number): Promise<CheckResult> {
  const { name, check, isRequired, mend } = registered;
  try {
    const found = await withTimeout(Promise.resolve().then(check), timeoutMs);
    return { name, isRequired, ...found };
  } catch (error) {
    return { name, isRequired, ok: false, detail: errorText(error), mend };
  }
}
