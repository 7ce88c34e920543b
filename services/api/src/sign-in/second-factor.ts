import { Secret, TOTP } from "otpauth";
import { readSecondFactor, spendRecoveryCode, spendTotpStep } from "@earshot/db/queries/second-factor";
import { SecretError } from "@earshot/runtime/encrypt-secret";
import { hashSecret } from "@earshot/runtime/secrets";
import type { ApiDeps } from "../deps.ts";
import { ProblemError } from "../problem.ts";

/** What every authenticator understands: RFC 6238 with its defaults. */
const totp = { issuer: "Earshot", algorithm: "SHA1", digits: 6, period: 30 };
/** A clock may be half a minute off either way. */
const steps = 1;
const secretBytes = 20;

const recoveryCodeCount = 10;
/** 80 bits, so that a hash that leaked is not worth guessing. */
const recoveryCodeBytes = 10;

/** A new secret in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** What the QR code says. */
export function totpUri(secret: string, email: string): string {
  return new TOTP({ ...totp, label: email, secret: Secret.fromBase32(secret) }).toString();
}

/** The half-minute (counted from 1970) whose code this is, if it is near `now`; null for a wrong code. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = new TOTP({ ...totp, secret: Secret.fromBase32(secret) }).validate({
    token: code,
    timestamp,
    window: steps,
  });
  return delta === null ? null : Math.floor(timestamp / 1000 / totp.period) + delta;
}

/** Ten codes as they are shown, in groups of four, and the hashes that are kept. */
export function newRecoveryCodes(): { shown: string[]; hashes: string[] } {
  const codes = Array.from({ length: recoveryCodeCount }, () =>
    new Secret({ size: recoveryCodeBytes }).base32.toLowerCase(),
  );
  return {
    shown: codes.map((code) => code.replaceAll(/(.{4})(?=.)/g, "$1-")),
    hashes: codes.map(hashSecret),
  };
}

/** A recovery code however it was typed. */
export function foldRecoveryCode(typed: string): string {
  return typed.toLowerCase().replaceAll(/[^a-z2-7]/g, "");
}

/** Takes a code of the authenticator or a recovery code, and uses it up. */
export async function takeCode(deps: ApiDeps, personId: number, typed: string): Promise<boolean> {
  const { db } = deps.database;
  const digits = typed.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) {
    return spendRecoveryCode(db, personId, hashSecret(foldRecoveryCode(typed)), deps.now());
  }
  const factor = await openSecondFactor(deps, personId);
  const step = factor === null ? null : stepOfCode(factor.secret, digits, deps.now());
  return step !== null && spendTotpStep(db, personId, step);
}

/** 503 with what to do when the key that opens the secret is not here. */
export async function openSecondFactor(deps: ApiDeps, personId: number) {
  try {
    return await readSecondFactor(deps.database.db, deps.secrets, personId);
  } catch (error) {
    if (!(error instanceof SecretError)) throw error;
    deps.log.error({ err: error }, "a one-time code cannot be checked");
    throw new ProblemError(
      503,
      "Codes cannot be checked now: the key of the secrets is not here. Use a recovery code, or ask an administrator.",
    );
  }
}
