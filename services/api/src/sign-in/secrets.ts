import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** A secret for a cookie, a link or a CSRF token: 32 random bytes, base64url. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a secret: its SHA-256, so that a stolen database opens no session. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares two secrets in constant time. */
export function isSameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(a)), Buffer.from(hashSecret(b)));
}

/**
 * argon2id with 19 MiB, two passes and one lane: the first choice of the OWASP password storage cheat sheet.
 */
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
