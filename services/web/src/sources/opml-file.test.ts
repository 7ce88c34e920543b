import { expect, test } from "vitest";
import { fileToBase64, textToBase64 } from "./opml-file.ts";

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
}

test("text and files arrive byte for byte, however long", async () => {
  const text = "Пирог 🥧 ".repeat(20_000);
  expect(new TextDecoder().decode(bytesOf(textToBase64(text)))).toBe(text);
  const bytes = new Uint8Array([0xcf, 0xe8, 0, 0xff]);
  expect(bytesOf(await fileToBase64(new Blob([bytes])))).toEqual(bytes);
});
