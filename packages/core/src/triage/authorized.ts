import { mayAsk, type Action, type Asking } from "./permission.ts";

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

/** Checks a person, or the API token that speaks for one; null when role or scopes do not allow the action. */
export function authorize<A extends Action>(
  person: Asking & { personId: number },
  action: A,
): Authorized<A> | null {
  if (!mayAsk(person, action)) return null;
  return { personId: person.personId, action } as Authorized<A>;
}

/** Whoever may publish an answer may have the post that it answers marked as answered: the one follows from the other. */
export function authorizeAnswered({ personId }: Authorized<"respond">): Authorized<"triage"> {
  return { personId, action: "triage" } as Authorized<"triage">;
}

/** Proof of a command: whoever may run programs on the machine may do anything. */
export interface AuthorizedByMachine {
  readonly personId: null;
  readonly [checked]: true;
}

/** Only for commands; nothing that answers a request may call it. */
export function authorizeMachine(): AuthorizedByMachine {
  return { personId: null } as AuthorizedByMachine;
}
