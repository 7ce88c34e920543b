import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { workerNames } from "../faults/parts.ts";
import { hasProgram } from "../support/machine.ts";
import { projectFolder } from "../start/earshot-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = path.join(projectFolder, "config/deploy");
const programs = [...workerNames.map((name) => `workers/${name}/src/main.ts`), "services/api/src/main.ts"];

interface Service {
  command?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  user?: string;
  healthcheck?: object;
  depends_on?: Record<string, { condition: string }>;
}

describe("compose.yaml", () => {
  const { services } = parse(readFileSync(path.join(folder, "compose.yaml"), "utf8"), { merge: true }) as {
    services: Record<string, Service>;
  };
  const parts = Object.entries(services).filter(([, { command }]) => command?.includes("config/run.mjs"));

  test("runs every worker and the API, and nothing that is not there", () => {
    expect(parts.map(([, { command }]) => command?.at(-1)).toSorted(inOrder)).toEqual(
      programs.toSorted(inOrder),
    );
    expect(programs.filter((program) => !existsSync(path.join(projectFolder, program)))).toEqual([]);
  });

  test.each(parts)(
    "%s is unprivileged, on a read-only root, and starts after the migration",
    (_name, part) => {
      expect(part).toMatchObject({ user: "10001:10001", read_only: true, cap_drop: ["ALL"] });
      expect(part.security_opt).toContain("no-new-privileges:true");
      expect(part.depends_on?.["migrate"]?.condition).toBe("service_completed_successfully");
    },
  );

  test("what others wait for has a health check", () => {
    for (const name of ["postgres", "valkey", "api"]) expect(services[name]?.healthcheck, name).toBeDefined();
  });
});

test("the container's user is the one that compose.yaml names, and stays without privileges", () => {
  const text = readFileSync(path.join(folder, "Containerfile"), "utf8");
  expect(text).toMatch(/^USER 10001:10001$/m);
  expect(text.lastIndexOf("\nUSER ")).toBeGreaterThan(text.lastIndexOf("\nRUN "));
});

describe("systemd", () => {
  const units = readdirSync(path.join(folder, "systemd")).filter((name) => name.endsWith(".service"));

  test("there is a unit for every worker and the API", () => {
    const started = units
      .map((name) => readFileSync(path.join(folder, "systemd", name), "utf8"))
      .flatMap((text) => [...(/ExecStart=.* (\S+main\.ts)$/gm.exec(text)?.slice(1) ?? [])]);
    expect(started.toSorted(inOrder)).toEqual(programs.toSorted(inOrder));
  });

  test.skipIf(!hasProgram("systemd-analyze"))("systemd finds nothing wrong with them", async () => {
    const { folder: copy, remove } = await temporaryFolder();
    onTestFinished(remove);
    for (const name of readdirSync(path.join(folder, "systemd")))
      await copyFile(path.join(folder, "systemd", name), path.join(copy, name.replace("@.", "@1.")));
    for (const name of readdirSync(copy)) await useProgramsOfThisMachine(path.join(copy, name));
    const files = readdirSync(copy).map((name) => path.join(copy, name));
    const { stdout, stderr } = await promisify(execFile)("systemd-analyze", ["verify", "--man=no", ...files]);
    expect((stdout + stderr).split("\n").filter((line) => line.includes("earshot"))).toEqual([]);
  });
});

/** Node.js may stand elsewhere here, and systemd looks whether the program is there. */
async function useProgramsOfThisMachine(file: string): Promise<void> {
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replaceAll("/usr/bin/node", process.execPath));
}

function inOrder(a: string | undefined, b: string | undefined): number {
  return (a ?? "").localeCompare(b ?? "");
}
