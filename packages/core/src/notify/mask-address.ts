/** A mail address as lists show it: enough to recognise one's own, not enough to write to it. "an***@example.com". */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 1) return "***";
  const name = Array.from(address.slice(0, at));
  return `${name.slice(0, name.length > 3 ? 2 : 1).join("")}***${address.slice(at)}`;
}
