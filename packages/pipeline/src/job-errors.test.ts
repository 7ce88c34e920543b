import { expect, test } from "vitest";
import { storableError } from "./job-errors.ts";

const statement = 'Failed query: insert into "post" ("text") values ($1)\nparams: somebody\'s post';

test.each<[name: string, error: unknown, message: string]>([
  ["an ordinary error", new Error("no answer"), "no answer"],
  ["what is no error", "thrown text", "thrown text"],
  ["NUL and half an emoji", new Error("a\u0000b\ud83d"), "a\ufffdb\ufffd"],
  [
    "a failed statement",
    new Error(statement, { cause: new Error("deadlock detected") }),
    "deadlock detected",
  ],
  [
    "a password in an address",
    new Error("cannot reach redis://:hunter2@redis:6379"),
    "cannot reach redis://[secret]@redis:6379",
  ],
])("%s", (_name, error, message) => {
  expect(storableError(error).message).toBe(message);
});

test("the name stays, since the queue decides by it", () => {
  const hopeless = Object.assign(new Error("x"), { name: "UnrecoverableError" });
  expect(storableError(hopeless).name).toBe("UnrecoverableError");
});
