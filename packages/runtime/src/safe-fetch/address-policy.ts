import ipaddr from "ipaddr.js";

type Address = ReturnType<typeof ipaddr.parse>;

/** Azure's host agent: a public-looking address that answers only inside its cloud. */
const cloudHostAgent = "168.63.129.16";
const globalUnicastV6: [Address, number] = [ipaddr.parse("2000::"), 3];
const wellKnownNat64: [Address, number] = [ipaddr.parse("64:ff9b::"), 96];

/**
 * Tells why a request must not go to this IP address; null when it is ordinary public space.
 * An IPv6 address that carries an IPv4 one (NAT64, 6to4) is judged by the address inside.
 * @param text an IPv4 address of four decimals or an IPv6 address without brackets
 */
export function refusalOfAddress(text: string): string | null {
  if (!ipaddr.isValid(text)) return `${text} is not an IP address`;
  return refusalOf(ipaddr.parse(text), text);
}

function refusalOf(address: Address, text: string): string | null {
  const range: string = address.range();
  if (address.kind() === "ipv4") {
    if (address.toString() === cloudHostAgent) return `${text} is a cloud's own service address`;
    return range === "unicast" ? null : `${text} is ${rangeName(range)}`;
  }
  const inside = embeddedIpv4(address, range);
  if (inside) {
    const why = refusalOf(inside, inside.toString());
    return why && `${text} leads to ${inside.toString()}: ${why}`;
  }
  if (range !== "unicast") return `${text} is ${rangeName(range)}`;
  return address.match(globalUnicastV6) ? null : `${text} is outside of public IPv6 space`;
}

/** RFC 6052 (64:ff9b::/96, the last four bytes) and RFC 3056 (2002::/16, bytes 2 to 5). */
function embeddedIpv4(address: Address, range: string): Address | null {
  const bytes = address.toByteArray();
  if (range === "6to4") return ipaddr.fromByteArray(bytes.slice(2, 6));
  if (range === "rfc6052" && address.match(wellKnownNat64)) return ipaddr.fromByteArray(bytes.slice(12));
  return null;
}

const rangeNames: ReadonlyMap<string, string> = new Map([
  ["loopback", "this machine itself (loopback)"],
  ["unspecified", "this machine itself (unspecified)"],
  ["private", "a private network"],
  ["uniqueLocal", "a private network"],
  ["deprecatedSiteLocal", "a private network"],
  ["carrierGradeNat", "a carrier's inner network (100.64/10)"],
  ["linkLocal", "link-local space, where cloud metadata lives"],
  ["multicast", "multicast space"],
  ["broadcast", "the broadcast address"],
  ["ipv4Mapped", "an IPv4 address in disguise"],
]);

function rangeName(range: string): string {
  return rangeNames.get(range) ?? `reserved space (${range})`;
}
