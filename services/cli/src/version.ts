import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "./installation.ts";

/** Version of this Earshot, from package.json. */
export function readVersion(): string {
  const manifest = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
