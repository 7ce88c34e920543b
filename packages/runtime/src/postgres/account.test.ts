import { expect, test } from "vitest";
import { nobodyIn } from "./account.ts";

const rows = [
  {
    name: "Linux",
    passwd: "root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/sbin/nologin\n",
    uid: 65_534,
    gid: 65_534,
  },
  { name: "an old Linux", passwd: "nobody:x:99:98:Nobody:/:/sbin/nologin", uid: 99, gid: 98 },
  {
    name: "macOS",
    passwd: "nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false",
    uid: 4_294_967_294,
    gid: 4_294_967_294,
  },
];
test.each(rows)("nobody of $name", ({ passwd, uid, gid }) => {
  expect(nobodyIn(passwd)).toEqual({ uid, gid });
});

const absent = [
  { name: "no such line", passwd: "root:x:0:0::/root:/bin/sh\n" },
  { name: "an empty file", passwd: "" },
  { name: "a broken line", passwd: "nobody:x:many:65534" },
  { name: "root in disguise", passwd: "nobody:x:0:0::/:/bin/sh" },
];
test.each(absent)("none for $name", ({ passwd }) => {
  expect(nobodyIn(passwd)).toBeNull();
});
