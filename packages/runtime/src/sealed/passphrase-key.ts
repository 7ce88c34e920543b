import { createHmac, randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";

/** How a key is made from a passphrase; stands in clear in front of what it opens. */
export interface KeyRecipe {
  kdf: "scrypt";
  /** N, r and p of RFC 7914. */
  cost: number;
  blockSize: number;
  parallelism: number;
  /** Base64url. */
  salt: string;
  /** Tells a wrong passphrase from a damaged file. Base64url. */
  check: string;
}

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

/** 128 MB and about half a second for each guess. */
const cost = 2 ** 17;
const blockSize = 8;
const keyBytes = 32;
/** What a file may ask for at most, so that a foreign one does not take all memory. */
const memoryMax = 512 * 1024 * 1024;

/** A new key for one file, with the recipe to make it again from the same passphrase. */
export async function newPassphraseKey(passphrase: string): Promise<{ key: Buffer; recipe: KeyRecipe }> {
  const salt = randomBytes(16).toString("base64url");
  const recipe = { kdf: "scrypt" as const, cost, blockSize, parallelism: 1, salt };
  const key = await makeKey(passphrase, recipe);
  return { key, recipe: { ...recipe, check: checkOf(key) } };
}

/** The key of a recipe, or null when the passphrase is another one. */
export async function openPassphraseKey(passphrase: string, recipe: KeyRecipe): Promise<Buffer | null> {
  const key = await makeKey(passphrase, recipe);
  return checkOf(key) === recipe.check ? key : null;
}

/** Whether making the key would stay within what we are willing to spend. */
export function isAffordable(recipe: KeyRecipe): boolean {
  return memoryOf(recipe) <= memoryMax && recipe.parallelism <= 4;
}

function makeKey(passphrase: string, recipe: Omit<KeyRecipe, "check">): Promise<Buffer> {
  // Two keyboards may type the same letter as one code point or as two.
  return derive(passphrase.normalize("NFC"), Buffer.from(recipe.salt, "base64url"), keyBytes, {
    N: recipe.cost,
    r: recipe.blockSize,
    p: recipe.parallelism,
    maxmem: memoryOf(recipe) + 1024 * 1024,
  });
}

function memoryOf({ cost: n, blockSize: r, parallelism: p }: Omit<KeyRecipe, "check">): number {
  return 128 * r * (n + p + 2);
}

function checkOf(key: Buffer): string {
  return createHmac("sha256", key)
    .update("earshot passphrase check")
    .digest()
    .subarray(0, 8)
    .toString("base64url");
}
