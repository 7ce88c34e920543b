import { tagBytes, type Opener, type Sealer } from "./seal.ts";

/** What is wrong with a sealed stream. */
export class SealError extends Error {
  override readonly name = "SealError";
  readonly reason: "cut_off" | "changed";

  constructor(reason: "cut_off" | "changed") {
    super(reason === "cut_off" ? "The sealed stream is cut off." : "The sealed stream was changed.");
    this.reason = reason;
  }
}

const frameBytes = 256 * 1024;
const headBytes = 4;
const lastBit = 0x8000_0000;

/**
 * Cuts a stream into sealed frames: four bytes of length, whose highest bit marks the last frame, the bytes, their tag.
 * Constant memory; what is cut off, exchanged, repeated or put in another order does not open.
 */
export async function* sealFrames(chunks: AsyncIterable<Buffer>, sealer: Sealer): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    size += chunk.length;
    if (size < frameBytes) continue;
    const all = Buffer.concat(pieces);
    let at = 0;
    for (; all.length - at >= frameBytes; at += frameBytes)
      yield frame(sealer, all.subarray(at, at + frameBytes), false);
    pieces = [all.subarray(at)];
    size = all.length - at;
  }
  yield frame(sealer, Buffer.concat(pieces), true);
}

function frame(sealer: Sealer, bytes: Buffer, isLast: boolean): Buffer {
  const sealed = sealer.seal(bytes, isLast);
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE((sealed.bytes.length | (isLast ? lastBit : 0)) >>> 0);
  return Buffer.concat([head, sealed.bytes, sealed.tag]);
}

/** Gives back what was sealed, each piece only after it was found genuine. Throws SealError. */
export async function* openFrames(chunks: AsyncIterable<Buffer>, opener: Opener): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let isEnded = false;
  for await (const chunk of chunks) {
    if (isEnded && chunk.length > 0) throw new SealError("changed");
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (!isEnded && rest.length >= headBytes) {
      const head = rest.readUInt32BE();
      const length = head & ~lastBit;
      if (length > frameBytes) throw new SealError("changed");
      const end = headBytes + length + tagBytes;
      if (rest.length < end) break;
      const isLast = (head & lastBit) !== 0;
      const bytes = opener.open(
        rest.subarray(headBytes, headBytes + length),
        rest.subarray(headBytes + length, end),
        isLast,
      );
      if (bytes === null) throw new SealError("changed");
      rest = rest.subarray(end);
      isEnded = isLast;
      yield bytes;
    }
    if (isEnded && rest.length > 0) throw new SealError("changed");
  }
  if (!isEnded) throw new SealError("cut_off");
}
