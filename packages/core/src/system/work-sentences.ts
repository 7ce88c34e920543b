import { countedEn, countedRu, spanText } from "./counted.ts";
import { fine, trouble, type SentencesOf } from "./finding-sentences.ts";
import { partName } from "./part-names.ts";

type WorkCode =
  | "queue_moves"
  | "queue_backlog"
  | "queue_old"
  | "queue_paused"
  | "queue_away"
  | "jobs_none_failed"
  | "jobs_failed"
  | "jobs_none_stuck"
  | "jobs_stuck"
  | "workers_alive"
  | "worker_absent"
  | "worker_crashed"
  | "nothing_running";

const jobsRu = (count: number) => countedRu(count, "задание", "задания", "заданий");
const jobsEn = (count: number) => countedEn(count, "job", "jobs");
const jobsWaitEn = (count: number) => countedEn(count, "job waits", "jobs wait");
const jobsWaitRu = (count: number) => countedRu(count, "задание ждёт", "задания ждут", "заданий ждут");

/** Sentences about queues and workers. */
export const workSentences: SentencesOf<WorkCode> = {
  queue_moves: ({ waiting, failed }) =>
    fine(`${jobsWaitRu(waiting)}, не удалось ${failed}`, `${jobsWaitEn(waiting)}, ${failed} failed`),
  queue_backlog: ({ queue, waiting }) =>
    trouble(
      [
        `Очередь «${partName(queue, "ru")}» растёт: ${jobsWaitRu(waiting)}.`,
        "Заданий приходит больше, чем выполняется: запустите ещё один процесс этой очереди или поставьте часть источников на паузу.",
      ],
      [
        `The queue "${partName(queue, "en")}" grows: ${jobsWaitEn(waiting)}.`,
        "More jobs arrive than are done: run another process for this queue, or pause some sources.",
      ],
    ),
  queue_old: ({ queue, waiting, ageMs }) =>
    trouble(
      [
        `Очередь «${partName(queue, "ru")}» стоит: старшее задание ждёт ${spanText(ageMs, "ru")}, всего ${jobsRu(waiting)}.`,
        "Посмотрите на странице «Система», работают ли процессы этой очереди и нет ли зависших заданий; перезапуск ничего не теряет.",
      ],
      [
        `The queue "${partName(queue, "en")}" is stuck: its oldest job has waited ${spanText(ageMs, "en")}, ${jobsEn(waiting)} in all.`,
        "See on the page System whether its workers run and no job hangs; a restart loses nothing.",
      ],
    ),
  queue_paused: ({ queue, waiting }) =>
    trouble(
      [
        `Очередь «${partName(queue, "ru")}» на паузе, ${jobsWaitRu(waiting)}.`,
        "Её остановил человек: снимите с паузы на странице «Система», когда будет можно.",
      ],
      [
        `The queue "${partName(queue, "en")}" is paused, ${jobsWaitEn(waiting)}.`,
        "Somebody paused it: resume it on the page System when it may go on.",
      ],
    ),
  queue_away: ({ reason }) =>
    trouble(
      [
        `Очередь не отвечает: ${reason}.`,
        "Запустите Earshot снова; если задан REDIS_URL, проверьте, что сервер работает и адрес верен. Данные не потеряны: они в базе.",
      ],
      [
        `The queue does not answer: ${reason}.`,
        "Start Earshot again; with REDIS_URL, see that the server runs and the address is right. No data is lost: it is in the database.",
      ],
    ),
  jobs_none_failed: () => fine("невыполненных заданий нет", "no failed jobs"),
  jobs_failed: ({ count }) =>
    trouble(
      [
        `Не удалось ${jobsRu(count)}.`,
        "Посмотрите причины на странице «Система» и повторите или отбросьте их.",
      ],
      [`${jobsEn(count)} failed.`, "See why on the page System, then retry or discard them."],
    ),
  jobs_none_stuck: () => fine("зависших заданий нет", "no job hangs"),
  jobs_stuck: ({ queue, count, ageMs }) =>
    trouble(
      [
        `В очереди «${partName(queue, "ru")}» ${jobsRu(count)} выполняется дольше положенного, дольше всех ${spanText(ageMs, "ru")}.`,
        "Перезапустите процесс этой очереди: задание возьмёт другой, ничего не потеряется.",
      ],
      [
        `In the queue "${partName(queue, "en")}" ${jobsEn(count)} run${count === 1 ? "s" : ""} longer than allowed, the longest ${spanText(ageMs, "en")}.`,
        "Restart the worker of this queue: another takes the job, nothing is lost.",
      ],
    ),
  workers_alive: ({ count }) =>
    fine(
      `работает ${countedRu(count, "обработчик", "обработчика", "обработчиков")}`,
      `${countedEn(count, "worker is", "workers are")} alive`,
    ),
  worker_absent: ({ part, sinceMs }) =>
    trouble(
      [
        `Никто не работает: ${partName(part, "ru")}${sinceMs === null ? "" : `, последний раз отзывался ${spanText(sinceMs, "ru")} назад`}.`,
        part === "collect" || part === "match"
          ? "Запустите его снова: npm start или процесс workers/collect. Накопленное будет обработано."
          : `Запустите его снова: npm start или процесс workers/${part}. Накопленное будет обработано.`,
      ],
      [
        `Nobody works on ${partName(part, "en")}${sinceMs === null ? "" : `; last heard of ${spanText(sinceMs, "en")} ago`}.`,
        part === "collect" || part === "match"
          ? "Start it again: npm start, or the process workers/collect. What has piled up will be done."
          : `Start it again: npm start, or the process workers/${part}. What has piled up will be done.`,
      ],
    ),
  worker_crashed: ({ part, times, agoMs }) =>
    trouble(
      [
        `Процесс «${partName(part, "ru")}» оборвался и запущен снова: ${countedRu(times, "раз", "раза", "раз")} за час, последний ${spanText(agoMs, "ru")} назад.`,
        "Начатое выполнено заново. Если повторяется, причина записана последней строкой журнала.",
      ],
      [
        `The worker "${partName(part, "en")}" broke off and was started again: ${countedEn(times, "time", "times")} within an hour, last ${spanText(agoMs, "en")} ago.`,
        "Its work was done anew. If it comes again, the last lines of the log say why.",
      ],
    ),
  nothing_running: () =>
    fine("Earshot сейчас не запущен: npm start", "Earshot is not running now: npm start"),
};
