import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from "node:crypto";

/** Seals one frame after the other: each result stands for its place in the row and for whether it is the last. */
export interface Sealer {
  seal(bytes: Buffer, isLast: boolean): { bytes: Buffer; tag: Buffer };
}

/** Opens them in the same order; null when a frame is not the one that was sealed at this place. */
export interface Opener {
  open(bytes: Buffer, tag: Buffer, isLast: boolean): Buffer | null;
}

export const tagBytes = 16;
const algorithm = "aes-256-gcm";

/**
 * AES-256-GCM; number and end of a frame are its nonce, as in STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015). The key
 * must be one file's alone. `head` is what stands in clear in front: changed, nothing opens.
 */
export function createCipherSeal(key: Buffer, head: Buffer): Sealer & Opener {
  let count = 0;
  return {
    seal(bytes, isLast) {
      const cipher = createCipheriv(algorithm, key, nonceOf(count++, isLast)).setAAD(head);
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return { bytes: sealed, tag: cipher.getAuthTag() };
    },
    open(bytes, tag, isLast) {
      const decipher = createDecipheriv(algorithm, key, nonceOf(count++, isLast), {
        authTagLength: tagBytes,
      })
        .setAAD(head)
        .setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(bytes), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/** No secrecy: a chain of SHA-256, which finds damage but nobody's intention. */
export function createPlainSeal(head: Buffer): Sealer & Opener {
  let link = createHash("sha256").update(head).digest();
  const next = (bytes: Buffer, isLast: boolean): Buffer => {
    link = createHash("sha256")
      .update(link)
      .update(isLast ? "last" : "more")
      .update(bytes)
      .digest();
    return link.subarray(0, tagBytes);
  };
  return {
    seal: (bytes, isLast) => ({ bytes, tag: next(bytes, isLast) }),
    open: (bytes, tag, isLast) => (timingSafeEqual(next(bytes, isLast), tag) ? bytes : null),
  };
}

/** 96 bits: the number of the frame, then whether it is the last. */
function nonceOf(count: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(count), 0);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}
