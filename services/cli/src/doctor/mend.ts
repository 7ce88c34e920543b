import { chmod, rm } from "node:fs/promises";
import type { Finding, FixName } from "@earshot/core/system/finding";
import { ensurePartitions } from "@earshot/db/partitions";
import type { Config } from "@earshot/runtime/env";
import { folderFacts } from "@earshot/runtime/machine-facts";
import { dataFolder, migrateDatabase, say } from "../installation.ts";
import type { Examination } from "./examine.ts";

/** What a mend does, asked before it is made. */
export const mendWords: Record<FixName, Record<"ru" | "en", string>> = {
  migrate: {
    ru: "Обновить схему базы (сначала будет сделана копия)",
    en: "Migrate the database (backed up first)",
  },
  create_partitions: {
    ru: "Создать разделы таблиц на этот и следующий месяц",
    en: "Create the partitions of this month and the next",
  },
  enqueue_waiting_posts: {
    ru: "Поставить ждущие публикации в очередь снова",
    en: "Put the waiting posts on the queue again",
  },
  remove_pid_file: {
    ru: "Убрать оставшийся файл сервера базы",
    en: "Remove the left-over file of the database server",
  },
  close_folder: { ru: "Закрыть папки от других пользователей", en: "Close the folders to other accounts" },
};

/** Mends of a list of findings, each once, in the order in which they should be made. */
export function mendsOf(findings: readonly Finding[]): FixName[] {
  return [...new Set(findings.flatMap(({ fix }) => fix ?? []))];
}

/** Makes one mend. Each may be made twice, and none of them loses anything. */
export async function makeMend(fix: FixName, examined: Examination, config: Config): Promise<void> {
  switch (fix) {
    case "migrate":
      if (examined.databaseUrl !== null) await migrateDatabase(examined.databaseUrl, { config, say });
      return;
    case "create_partitions": {
      const now = new Date();
      const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1));
      if (examined.database !== null) await ensurePartitions(examined.database.db, { from: now, to });
      return;
    }
    case "enqueue_waiting_posts":
      await examined.queues?.enqueue("sweep-match", {}, { jobId: "sweep-match-by-hand" });
      await examined.queues?.enqueue("sweep-analyse", {}, { jobId: "sweep-analyse-by-hand" });
      await examined.queues?.enqueue("sweep-report", {}, { jobId: "sweep-report-by-hand" });
      return;
    case "remove_pid_file":
      return removePidFile(dataFolder(config));
    case "close_folder":
      for (const folder of (await folderFacts(dataFolder(config))).openFolders) await chmod(folder, 0o700);
      return;
    default:
      fix satisfies never;
  }
}

/** Looked at again: a server may have been started since. */
async function removePidFile(dataDir: string): Promise<void> {
  const { stalePidFile } = await folderFacts(dataDir);
  if (stalePidFile !== null) await rm(stalePidFile, { force: true });
}
