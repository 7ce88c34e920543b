import { createECDH } from "node:crypto";
import type { PushKeys } from "@earshot/db/queries/push-keys";

/** A pair of keys on the curve P-256, as VAPID asks for (RFC 8292 § 3.2): the public one uncompressed, both base64url. */
export function makePushKeys(): PushKeys {
  const curve = createECDH("prime256v1");
  const publicKey = curve.generateKeys().toString("base64url");
  const privateKey = Buffer.alloc(32);
  const made = curve.getPrivateKey();
  // Leading zeros are left out by the library, and asked for by the format.
  made.copy(privateKey, 32 - made.length);
  return { publicKey, privateKey: privateKey.toString("base64url") };
}
