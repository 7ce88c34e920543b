import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { isSettingKey } from "@earshot/core/settings/registry";

const root = fileURLToPath(new URL("../..", import.meta.url));
const workers = readdirSync(join(root, "workers")).map((name) => `workers/${name}/src`);
const rooms = ["packages/db/src", "services/api/src", "services/cli/src", ...workers];

type Deeds = Record<string, Record<string, string>>;

async function wordsOf(language: string): Promise<{ what: Deeds; kind: Record<string, string> }> {
  const words = (await import(join(root, `services/web/src/words/${language}/audit.ts`))) as {
    audit: { what: Deeds; kind: Record<string, string> };
  };
  return words.audit;
}

/** Files that write to the audit log. */
const recording = rooms
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).map((path) => join(room, path)),
  )
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
  .map((path) => readFileSync(join(root, path), "utf8"))
  .filter((text) => /\brecordAudit\b/.test(text));

function found(pattern: RegExp): string[] {
  return [
    ...new Set(recording.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? ""))),
  ];
}

test.each(["ru", "en"])("every deed of the audit log has words (%s)", async (language) => {
  const { what, kind } = await wordsOf(language);
  const deeds = found(/"([a-z_]+\.[a-z_]+)"/g).filter((deed) => !isSettingKey(deed));
  expect(deeds.length).toBeGreaterThan(40);
  const wordless = deeds.filter((deed) => {
    const [thing = "", done = ""] = deed.split(".");
    return what[thing]?.[done] === undefined;
  });
  expect(wordless).toEqual([]);
  expect(found(/targetKind: "(\w+)"/g).filter((each) => kind[each] === undefined)).toEqual([]);
});
