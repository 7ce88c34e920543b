import { expect, test } from "vitest";
import { defaultDataDir } from "./data-folder.ts";

test("an ordinary user's data lie in the project", () => {
  expect(defaultDataDir("/home/anna/earshot", false)).toBe("/home/anna/earshot/.earshot");
});

test("root's lie in /var/lib, apart for every clone and the same every time", () => {
  const one = defaultDataDir("/root/earshot", true);
  expect(one).toMatch(/^\/var\/lib\/earshot\/earshot-[0-9a-f]{6}$/);
  expect(defaultDataDir("/root/earshot", true)).toBe(one);
  expect(defaultDataDir("/srv/earshot", true)).not.toBe(one);
  expect(defaultDataDir("/root/my earshot; rm", true)).toMatch(
    /^\/var\/lib\/earshot\/my-earshot-rm-[0-9a-f]{6}$/,
  );
});
