import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** A key with the name under which sealed texts refer to it. */
export interface SecretKey {
  /** First 8 hex digits of its SHA-256: enough to tell keys apart, useless to guess one. */
  keyId: string;
  /** 32 bytes. */
  key: Buffer;
}

/** The keys of an installation: the first seals, all of them open. */
export interface SecretKeys {
  /** Read anew on each call, so that a running process follows `earshot rotate-key`. Throws SecretError. */
  read(): readonly SecretKey[];
}

export interface SecretBox {
  /**
   * Encrypts under the newest key. `name` says what the secret is ("setting/mail.password"): the result opens under
   * this name alone, so that nobody who can write to the database moves it to another place.
   */
  seal(name: string, text: string): string;
  /** Throws SecretError when the key is missing, or when name or text were tampered with. */
  open(name: string, sealed: string): string;
  /** Whether the newest key sealed it. */
  isCurrent(sealed: string): boolean;
}

/** A secret that cannot be read or kept; the message says what to do and never holds the secret or a key. */
export class SecretError extends Error {
  override readonly name = "SecretError";
}

const algorithm = "aes-256-gcm";
const version = "v1";
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM. A sealed text is `v1.<key id>.<base64url of iv, tag and ciphertext>`. */
export function createSecretBox(keys: SecretKeys): SecretBox {
  return {
    seal(name, text) {
      const { keyId, key } = newest(keys);
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, key, iv).setAAD(bindTo(keyId, name));
      const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      const bytes = Buffer.concat([iv, cipher.getAuthTag(), ciphertext]);
      return [version, keyId, bytes.toString("base64url")].join(".");
    },
    open(name, sealed) {
      const { keyId, bytes } = take(name, sealed);
      const found = keys.read().find((each) => each.keyId === keyId);
      if (!found) {
        throw new SecretError(
          `${name} was sealed with the key ${keyId}, which is not here. Put that key back (EARSHOT_SECRET_KEY or the file secret.key in the data folder), or enter the secret again.`,
        );
      }
      const decipher = createDecipheriv(algorithm, found.key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(bindTo(keyId, name))
        .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      try {
        return Buffer.concat([
          decipher.update(bytes.subarray(ivBytes + tagBytes)),
          decipher.final(),
        ]).toString("utf8");
      } catch {
        throw damaged(name);
      }
    },
    isCurrent: (sealed) => sealed.startsWith(`${version}.${newest(keys).keyId}.`),
  };
}

/** 32 random bytes, base64url. */
export function newSecretKey(): string {
  return randomBytes(keyBytes).toString("base64url");
}

/** A key as it stands in a file or variable: 32 bytes in base64, base64url or hex. Null when it is none. */
export function readSecretKey(text: string): SecretKey | null {
  const isHex = /^[\da-f]{64}$/i.test(text);
  if (!isHex && !/^[\w+/-]{43}=?$/.test(text)) return null;
  const key = Buffer.from(text, isHex ? "hex" : "base64");
  return { key, keyId: createHash("sha256").update(key).digest("hex").slice(0, 8) };
}

function newest(keys: SecretKeys): SecretKey {
  const [first] = keys.read();
  if (!first) throw new SecretError("There is no key to seal secrets with.");
  return first;
}

function take(name: string, sealed: string): { keyId: string; bytes: Buffer } {
  const [given, keyId = "", body = "", ...rest] = sealed.split(".");
  const bytes = Buffer.from(body, "base64url");
  if (given !== version || rest.length > 0 || bytes.length < ivBytes + tagBytes) throw damaged(name);
  return { keyId, bytes };
}

function damaged(name: string): SecretError {
  return new SecretError(`${name} was changed in the database and cannot be read. Enter the secret again.`);
}

function bindTo(keyId: string, name: string): Buffer {
  return Buffer.from(`earshot ${version} ${keyId} ${name}`, "utf8");
}
