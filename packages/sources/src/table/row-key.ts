import { createHash } from "node:crypto";
import { createAddressPrints, type AddressPrints } from "./address-prints.ts";
import { canonicalLink } from "../feed/resolve-link.ts";
import { safeId } from "../feed/external-id.ts";

export interface KeyFacts {
  /** Of our own export. */
  namespace: string | null;
  externalId: string | null;
  url: string | null;
  /** A comment often carries the address of what it is about. */
  isAnswer: boolean;
  /** Author, date and text: what tells posts apart that have nothing else. */
  content: string;
}

export interface PostKey {
  namespace: string;
  externalId: string;
}

/**
 * The natural key of a row, the same whenever and from whichever file it comes: an id of the export, its address, else a
 * fingerprint of author, date and text. Several rows of a file with one address and different contents are different posts.
 * @param issuer who gave the ids of the export: the service, or the import by its name
 * @param prints addresses of the rows before
 */
export function createRowKeys(
  issuer: string,
  prints: AddressPrints = createAddressPrints(),
): (facts: KeyFacts) => PostKey {
  return (facts) => {
    const { namespace, externalId, url } = facts;
    if (namespace !== null && externalId !== null) return { namespace, externalId: safeId(externalId) };
    if (externalId !== null) return { namespace: `import:${issuer}`, externalId: safeId(externalId) };
    if (url === null) return { namespace: "import", externalId: digest(facts.content).text };
    const address = keyOfAddress(url);
    return {
      namespace: "url",
      externalId: safeId(isOwn(address, facts) ? address : `${address}#${digest(facts.content).text}`),
    };
  };

  /** Whether the address belongs to this row alone, as far as the file was read. */
  function isOwn(address: string, { isAnswer, content }: KeyFacts): boolean {
    if (isAnswer) return false;
    const print = digest(content).number % 2 ** 32;
    return prints.first(digest(address).number, print) === print;
  }
}

/** One spelling of an address. A fragment with a number in it names a comment and stays. */
function keyOfAddress(url: string): string {
  const { hash, host } = new URL(url);
  const address = canonicalLink(url).replace(`//${host}`, `//${host.replace(/^(?:www|m)\./u, "")}`);
  return /\d/u.test(hash) ? address + hash.slice(0, 100) : address;
}

/** A fingerprint as text, and as a number of 48 bits. */
function digest(text: string): { text: string; number: number } {
  const bytes = createHash("sha256").update(text).digest();
  return { text: bytes.toString("base64url").slice(0, 24), number: bytes.readUIntBE(0, 6) };
}
