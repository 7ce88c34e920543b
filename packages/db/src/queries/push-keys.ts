import { eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { secret } from "../schema/secret.ts";
import { holdKey, sealedName, type SecretBox } from "./sealed.ts";
import { readSetting, saveSetting } from "./settings.ts";

/** By which browsers know that a push is ours (VAPID, RFC 8292): base64url. */
export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

const settingName = "push.public_key";
const secretName = "push.private_key";

/** The keys of this installation, made with the first question; the private one is kept sealed. */
export async function ensurePushKeys(
  db: Db,
  box: SecretBox,
  given: { make: () => PushKeys; now: Date },
): Promise<PushKeys> {
  const known = await readPushKeys(db, box);
  if (known !== null) return known;
  return db.transaction(async (tx) => {
    await holdKey(tx);
    const made = given.make();
    const sealed = box.seal(sealedName("secret", secretName), made.privateKey);
    const rows = await tx
      .insert(secret)
      .values({ name: secretName, sealed, updatedAt: given.now })
      .onConflictDoNothing()
      .returning({ name: secret.name });
    if (rows.length > 0) {
      await saveSetting(tx, settingName, made.publicKey, given.now);
      return made;
    }
    const other = await readPushKeys(tx, box);
    if (other === null) throw new Error("The keys of pushes are there in half.");
    return other;
  });
}

/** Null before anybody has asked for pushes. */
export async function readPushKeys(db: Db, box: SecretBox): Promise<PushKeys | null> {
  const [row] = await db.select({ sealed: secret.sealed }).from(secret).where(eq(secret.name, secretName));
  const publicKey = await readSetting(db, settingName);
  if (!row || typeof publicKey !== "string") return null;
  return { publicKey, privateKey: box.open(sealedName("secret", secretName), row.sealed) };
}
