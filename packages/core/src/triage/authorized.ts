import { mayDo, type Action } from "./permission.ts";
import type { Role } from "./status.ts";

declare const checked: unique symbol;

/**
 * Proof that a person was checked and may do `A`. Only `authorize` makes one, so a function that takes it
 * cannot be called unchecked.
 */
export interface Authorized<A extends Action> {
  readonly personId: number;
  readonly action: A;
  readonly [checked]: true;
}

/** Checks a person; null when the role does not allow the action. */
export function authorize<A extends Action>(
  person: { personId: number; role: Role },
  action: A,
): Authorized<A> | null {
  if (!mayDo(person.role, action)) return null;
  return { personId: person.personId, action } as Authorized<A>;
}
