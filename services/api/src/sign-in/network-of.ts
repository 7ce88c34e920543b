import { isIPv6 } from "node:net";

/**
 * What counts as one address for throttles: an IPv4 address, or the first 64 bits of an IPv6 one, since a provider hands every
 * customer at least those (RFC 6177) and 2^64 addresses must not be 2^64 chances. Whoever has hung up before the question is asked has
 * no address any more, whatever the types of the server say.
 */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return "gone";
  const [plain = address] = address.split("%");
  if (!isIPv6(plain)) return plain;
  const groups = expand(plain);
  const isIpv4Inside = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isIpv4Inside)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join(".");
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

/** The eight groups of a valid IPv6 address. */
function expand(address: string): number[] {
  // A URL writes an IPv4 tail as two groups.
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const before = readGroups(head);
  const after = readGroups(tail ?? "");
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<number>(gap).fill(0), ...after];
}

function readGroups(text: string): number[] {
  return text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
}
