import { describe, expect, test } from "vitest";
import {
  createSecretBox,
  newSecretKey,
  readSecretKey,
  SecretError,
  type SecretKey,
} from "./encrypt-secret.ts";

function key(letter: string): SecretKey {
  const read = readSecretKey(Buffer.alloc(32, letter).toString("base64"));
  if (read === null) throw new Error("no key");
  return read;
}

function boxOf(...letters: string[]) {
  return createSecretBox({ read: () => letters.map(key) });
}

const name = "setting/mail.password";

describe("what was sealed", () => {
  const sealed = boxOf("a").seal(name, "пароль 🔑 ");

  test("opens with the same key and name", () => {
    expect(boxOf("a").open(name, sealed)).toBe("пароль 🔑 ");
  });

  test("opens with an older key", () => {
    expect(boxOf("b", "a").open(name, sealed)).toBe("пароль 🔑 ");
    expect(boxOf("b", "a").isCurrent(sealed)).toBe(false);
    expect(boxOf("a", "b").isCurrent(sealed)).toBe(true);
  });

  test("shows nothing of the text and is different each time", () => {
    expect(sealed).not.toContain("пароль");
    expect(boxOf("a").seal(name, "пароль 🔑 ")).not.toBe(sealed);
  });

  const [head, keyId, body = ""] = sealed.split(".");
  const flipped = (at: number) => {
    const bytes = Buffer.from(body, "base64url");
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return [head, keyId, bytes.toString("base64url")].join(".");
  };
  const rows: { what: string; box: ReturnType<typeof boxOf>; name: string; sealed: string; says: RegExp }[] =
    [
      { what: "another name", box: boxOf("a"), name: "setting/x", sealed, says: /setting\/x was changed/ },
      {
        what: "no such key",
        box: boxOf("b"),
        name,
        sealed,
        says: /sealed with the key [\da-f]{8}, which is not here\. Put/,
      },
      { what: "a bit of the iv", box: boxOf("a"), name, sealed: flipped(0), says: /Enter the secret again/ },
      {
        what: "a bit of the tag",
        box: boxOf("a"),
        name,
        sealed: flipped(12),
        says: /Enter the secret again/,
      },
      {
        what: "a bit of the text",
        box: boxOf("a"),
        name,
        sealed: flipped(30),
        says: /Enter the secret again/,
      },
      { what: "nothing", box: boxOf("a"), name, sealed: "", says: /was changed/ },
      { what: "a text in clear", box: boxOf("a"), name, sealed: "hunter2", says: /was changed/ },
      {
        what: "too short",
        box: boxOf("a"),
        name,
        sealed: `v1.${key("a").keyId}.AAAA`,
        says: /was changed/,
      },
    ];
  test.each(rows)("does not open with $what", ({ box, name, sealed, says }) => {
    expect(() => box.open(name, sealed)).toThrow(SecretError);
    expect(() => box.open(name, sealed)).toThrow(says);
    expect(() => box.open(name, sealed)).not.toThrow(/hunter2/);
  });
});

test("an empty text is a text", () => {
  expect(boxOf("a").open(name, boxOf("a").seal(name, ""))).toBe("");
});

test.each([
  { name: "base64", text: Buffer.alloc(32, 255).toString("base64"), is: true },
  { name: "base64url", text: Buffer.alloc(32, 255).toString("base64url"), is: true },
  { name: "hex", text: "0F".repeat(32), is: true },
  { name: "a word", text: "secret", is: false },
  { name: "too long", text: "a".repeat(44), is: false },
  { name: "empty", text: "", is: false },
])("a key in $name: $is", ({ text, is }) => {
  expect(readSecretKey(text) !== null).toBe(is);
});

test("a new key is a key, and another one each time", () => {
  const [a, b] = [newSecretKey(), newSecretKey()];
  expect(readSecretKey(a)?.key).toHaveLength(32);
  expect(a).not.toBe(b);
});
