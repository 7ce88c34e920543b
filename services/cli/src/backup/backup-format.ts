import { z } from "zod";

/** What this version writes, and the newest it reads. */
export const formatVersion = 1;
export const formatName = "earshot-backup";
/** No first line is longer. */
export const fileHeadBytesMax = 4_096;

const keyRecipe = z.object({
  kdf: z.literal("scrypt"),
  cost: z.number().int().min(2),
  blockSize: z.number().int().min(1),
  parallelism: z.number().int().min(1),
  salt: z.string(),
  check: z.string(),
});

/** The first line of a file, in clear: enough to say what it is without a passphrase. Sealed frames follow. */
export const fileHead = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  /** Version of Earshot that wrote it. */
  earshot: z.string(),
  takenAt: z.iso.datetime(),
  /** How the key is made from the passphrase; null: not encrypted. */
  encryption: keyRecipe.nullable(),
});
export type FileHead = z.output<typeof fileHead>;

/** Of any version: what tells a newer file from a foreign one. */
export const anyFileHead = z.object({
  format: z.literal(formatName),
  version: z.number(),
  earshot: z.string().catch("unknown"),
});

/** First thing inside: what a restore must know before the rows arrive. */
export const contentHead = z.object({
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string(), appliedAt: z.iso.datetime() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(
    z.object({ name: z.string(), lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() }),
  ),
  months: z.array(z.string().regex(/^\d{4}-\d{2}-01$/)),
  /** Names of the keys that open the secrets in the rows (see `SecretKey`). */
  secretKeyIds: z.array(z.string()),
  /** The keys themselves, in encrypted files alone; null: not here. */
  secretKeys: z.array(z.string()).nullable(),
});
export type ContentHead = z.output<typeof contentHead>;

export const tableStart = z.object({ table: z.string() });
export const tableEnd = z.object({
  rows: z.number(),
  bytes: z.number(),
  /** Of the rows as they stand in the file, hex. */
  sha256: z.string(),
});
export type TableEnd = z.output<typeof tableEnd>;

export const contentEnd = z.object({ tables: z.number(), rows: z.number(), bytes: z.number() });
export type ContentEnd = z.output<typeof contentEnd>;
