import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { found, type Finding } from "@earshot/core/system/finding";
import { judgeDisk, judgeMemory, judgeNode } from "@earshot/core/system/judge-machine";
import { judgeAddress, judgePort } from "@earshot/core/system/judge-reach";
import type { Config } from "@earshot/runtime/env";
import { diskFacts, folderFacts, memoryFacts } from "@earshot/runtime/machine-facts";
import { checkPort } from "@earshot/runtime/port";
import { errorText } from "@earshot/runtime/start-error";
import { loadModels } from "@earshot/text/classify/load-models";
import { projectFolder } from "../installation.ts";
import { isEarshot } from "../start/check-free-port.ts";

/** What can be told about this machine without a database. */
export async function examineMachine(config: Config, dataDir: string): Promise<Finding[]> {
  const [disk, folder, port] = await Promise.all([
    diskFacts(dataDir).then(
      (facts) => [judgeDisk(facts)],
      () => [],
    ),
    examineFolder(dataDir),
    examinePort(config.http),
  ]);
  const own = [judgeNode(process.version, wantedNode()), judgeMemory(memoryFacts())];
  return [...own, ...disk, ...folder, ...port, judgeAddress(config.http), examineModels()];
}

/** The lowest version that package.json asks for. */
function wantedNode(): string {
  const manifest = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")) as {
    engines: { node: string };
  };
  return manifest.engines.node.replace(/^[^\d]*/, "");
}

async function examineFolder(dataDir: string): Promise<Finding[]> {
  // A folder that is made by the first start is not made by a look.
  if (!existsSync(dataDir)) return [];
  const { refusal, openFolders, stalePidFile } = await folderFacts(dataDir);
  if (refusal !== null) {
    return [found("data_folder", "fail", "folder_refused", { folder: dataDir, reason: refusal })];
  }
  const findings = openFolders.map((folder) =>
    found("data_folder", "warn", "folder_open", { folder }, "close_folder"),
  );
  if (stalePidFile !== null) {
    const params = { file: stalePidFile };
    findings.push(found("data_folder", "warn", "pid_file_stale", params, "remove_pid_file"));
  }
  return findings.length > 0 ? findings : [found("data_folder", "ok", "folder_fine", { folder: dataDir })];
}

async function examinePort({ host, port }: Config["http"]): Promise<Finding[]> {
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const address = `http://${shown.includes(":") ? `[${shown}]` : shown}:${port}`;
  const isFree = await checkPort(host, port).then(
    () => true,
    () => false,
  );
  if (isFree) return [judgePort(address, "nobody")];
  return [judgePort(address, (await isEarshot(address)) ? "earshot" : "another")];
}

function examineModels(): Finding {
  try {
    return found("models", "ok", "models_loaded", { count: loadModels().linear.size });
  } catch (error) {
    return found("models", "fail", "models_broken", { reason: errorText(error) });
  }
}
