import { expect, test } from "vitest";
import { networkOf } from "./network-of.ts";

test.each([
  ["an IPv4 address stays", "203.0.113.7", "203.0.113.7"],
  ["an IPv4 address as an IPv6 socket sees it", "::ffff:203.0.113.7", "203.0.113.7"],
  ["loopback", "::1", "0:0:0:0::/64"],
  ["the last 64 bits are one customer's", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["however it is written", "2001:0DB8:1:2::9", "2001:db8:1:2::/64"],
  ["a gap inside of the first half", "2001:db8::5:0:0:0:1", "2001:db8:0:5::/64"],
  ["a zone", "fe80::1%eth0", "fe80:0:0:0::/64"],
  ["no address", "unknown", "unknown"],
  ["somebody who hung up", undefined, "gone"],
])("%s", (_name, address, network) => {
  expect(networkOf(address)).toBe(network);
});
