import { createSecretBox, newSecretKey, type SecretBox } from "@earshot/runtime/encrypt-secret";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";

/** A box with a key that nobody else has. */
export function testSecretBox(): SecretBox {
  return createSecretBox(loadSecretKeys({ keys: [newSecretKey()], dataDir: null }));
}
