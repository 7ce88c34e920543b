import { hash, verify } from "@node-rs/argon2";
import { newSecret } from "@earshot/runtime/secrets";

/** argon2id with 19 MiB, two passes and one lane: the first choice of the OWASP password storage cheat sheet. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, argon);
}

/** Checks a password; without a stored hash it does the same work, so that timing does not tell who exists. */
export async function isPasswordOf(stored: string | null, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await decoy()), password);
  return stored !== null && isRight;
}

let decoyHash: Promise<string> | null = null;

function decoy(): Promise<string> {
  decoyHash ??= hash(newSecret(), argon);
  return decoyHash;
}
