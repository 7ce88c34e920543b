import { expect, test } from "vitest";
import { refusalOfAddress } from "./address-policy.ts";

const refused: [name: string, address: string][] = [
  ["loopback", "127.0.0.1"],
  ["loopback elsewhere in 127/8", "127.200.3.4"],
  ["unspecified", "0.0.0.0"],
  ["this network", "0.1.2.3"],
  ["private 10/8", "10.1.2.3"],
  ["private 172.16/12", "172.31.255.1"],
  ["private 192.168/16", "192.168.1.1"],
  ["carrier-grade NAT", "100.64.0.1"],
  ["Alibaba metadata", "100.100.100.200"],
  ["link-local", "169.254.1.1"],
  ["cloud metadata", "169.254.169.254"],
  ["Azure host agent", "168.63.129.16"],
  ["Oracle metadata", "192.0.0.192"],
  ["multicast", "224.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["future use", "240.0.0.1"],
  ["documentation", "203.0.113.7"],
  ["benchmarking", "198.18.0.1"],
  ["IPv6 loopback", "::1"],
  ["IPv6 unspecified", "::"],
  ["IPv4-mapped loopback", "::ffff:127.0.0.1"],
  ["IPv4-mapped public", "::ffff:8.8.8.8"],
  ["IPv4-compatible loopback", "::7f00:1"],
  ["IPv4-translated loopback", "::ffff:0:7f00:1"],
  ["NAT64 with loopback inside", "64:ff9b::7f00:1"],
  ["NAT64 with metadata inside", "64:ff9b::a9fe:a9fe"],
  ["local-use NAT64", "64:ff9b:1::808:808"],
  ["6to4 with private inside", "2002:c0a8:0101::1"],
  ["Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
  ["IPv6 link-local", "fe80::1"],
  ["unique-local", "fd00:ec2::254"],
  ["site-local", "fec0::1"],
  ["IPv6 multicast", "ff02::1"],
  ["IPv6 documentation", "2001:db8::1"],
  ["outside of 2000::/3", "4000::1"],
  ["no address", "localhost"],
  ["empty", ""],
];

test.each(refused)("refuses %s", (_name, address) => {
  expect(refusalOfAddress(address)).toMatch(/\S/u);
});

const open: [name: string, address: string][] = [
  ["a public address", "8.8.8.8"],
  ["next to private 172.16/12", "172.32.0.1"],
  ["next to carrier-grade NAT", "100.128.0.1"],
  ["public IPv6", "2606:4700:4700::1111"],
  ["NAT64 with public inside", "64:ff9b::808:808"],
  ["6to4 with public inside", "2002:808:808::1"],
];

test.each(open)("lets through %s", (_name, address) => {
  expect(refusalOfAddress(address)).toBeNull();
});
