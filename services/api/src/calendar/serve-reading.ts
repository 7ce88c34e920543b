import { parentPort, workerData } from "node:worker_threads";
import type { CalendarWish } from "@earshot/sources/calendar/calendar-line";
import { readCalendar } from "@earshot/sources/calendar/read-calendar";

/** The one file that a thread is made for. */
export interface FileToRead {
  bytes: Uint8Array;
  wish: CalendarWish;
}

const { bytes, wish } = workerData as FileToRead;
parentPort?.postMessage(await readCalendar(bytes, wish), []);
