import { partName } from "@earshot/core/system/part-names";
import { z } from "zod";
import { viewQueues } from "../routes/queues.ts";
import { listExport } from "./list-export.ts";

type Row = Awaited<ReturnType<typeof viewQueues>>[number];

export const exportQueues = listExport({
  list: "queues",
  action: "read",
  filter: z.object({}),
  columns: [
    ["Очередь", "Queue", (queue: Row, language) => partName(queue.queue, language)],
    ["Имя в программе", "Name in the program", (queue) => queue.queue],
    ["Ждёт", "Waiting", (queue) => queue.waiting],
    ["Старшее ждёт, секунд", "Oldest waits, seconds", ({ oldestWaitingMs }) => inSeconds(oldestWaitingMs)],
    ["В работе", "Running", (queue) => queue.active],
    ["Отложено", "Delayed", (queue) => queue.delayed],
    ["Не удалось", "Failed", (queue) => queue.failed],
    ["Застряло", "Stuck", (queue) => queue.stuck.count],
    ["Сделано за час", "Done in the last hour", (queue) => sumOf(queue, "done")],
    ["Не удалось за час", "Failed in the last hour", (queue) => sumOf(queue, "failed")],
    ["Повторов за час", "Retried in the last hour", (queue) => sumOf(queue, "retried")],
    ["Процессов", "Workers", (queue) => queue.workers.length],
    ["На паузе", "Paused", (queue) => queue.isPaused],
  ],
  rows: (deps) => viewQueues(deps),
});

function inSeconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 1_000);
}

function sumOf({ minutes }: Row, what: "done" | "failed" | "retried"): number {
  return minutes.reduce((sum, minute) => sum + minute[what], 0);
}
