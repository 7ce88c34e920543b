import { createHash, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openFrames, sealFrames } from "./frames.ts";
import { createCipherSeal, createPlainSeal, type Opener, type Sealer } from "./seal.ts";

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function gather(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

const head = Buffer.from("head");
const key = createHash("sha256").update("key").digest();
const seals: [string, () => Sealer & Opener][] = [
  ["with a cipher", () => createCipherSeal(key, head)],
  ["with a chain of hashes", () => createPlainSeal(head)],
];

describe.each(seals)("frames %s", (_name, seal) => {
  const sizes = [0, 1, 262_143, 262_144, 262_145, 1_000_003];
  test.each(sizes)("%d bytes come back, however the file is cut", async (size) => {
    const bytes = randomBytes(size);
    const sealed = await gather(sealFrames(chunksOf(bytes, 70_001), seal()));
    for (const cut of [65_536, 1_048_576, ...(size < 10 ? [1] : [])])
      expect((await gather(openFrames(chunksOf(sealed, cut), seal()))).equals(bytes)).toBe(true);
  });

  const full = (): Promise<Buffer> => gather(sealFrames(chunksOf(Buffer.alloc(600_000, 7), 65_536), seal()));
  const frame = 4 + 262_144 + 16;
  const damages: [string, (sealed: Buffer) => Buffer, RegExp][] = [
    ["a changed length", (sealed) => flipped(sealed, 2), /changed|cut off/],
    ["a changed byte", (sealed) => flipped(sealed, 100), /changed/],
    ["a changed tag", (sealed) => flipped(sealed, frame - 1), /changed/],
    ["a changed byte of the last frame", (sealed) => flipped(sealed, sealed.length - 30), /changed/],
    ["an end marked too early", (sealed) => flipped(sealed, 0, 0x80), /changed/],
    ["the last frame missing", (sealed) => sealed.subarray(0, 2 * frame), /cut off/],
    ["half a frame", (sealed) => sealed.subarray(0, frame + 100), /cut off/],
    ["nothing at all", () => Buffer.alloc(0), /cut off/],
    ["something behind the end", (sealed) => Buffer.concat([sealed, Buffer.from("x")]), /changed/],
    [
      "two frames exchanged",
      (sealed) =>
        Buffer.concat([
          sealed.subarray(frame, 2 * frame),
          sealed.subarray(0, frame),
          sealed.subarray(2 * frame),
        ]),
      /changed/,
    ],
    ["a frame twice", (sealed) => Buffer.concat([sealed.subarray(0, frame), sealed]), /changed/],
  ];
  test.each(damages)("%s is found", async (_what, damage, message) => {
    const damaged = damage(await full());
    await expect(gather(openFrames(chunksOf(damaged, 65_536), seal()))).rejects.toThrow(message);
  });
});

test("another head or another key opens nothing", async () => {
  const other = Buffer.from("other");
  const cipher = await gather(sealFrames(chunksOf(head, 10), createCipherSeal(key, head)));
  const plain = await gather(sealFrames(chunksOf(head, 10), createPlainSeal(head)));
  const openers = [
    [cipher, createCipherSeal(key, other)],
    [cipher, createCipherSeal(createHash("sha256").update(key).digest(), head)],
    [plain, createPlainSeal(other)],
  ] as const;
  for (const [sealed, opener] of openers)
    await expect(gather(openFrames(chunksOf(sealed, 10), opener))).rejects.toThrow(/changed/);
});

function flipped(bytes: Buffer, at: number, bits = 1): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(at) ^ bits, at);
  return changed;
}
