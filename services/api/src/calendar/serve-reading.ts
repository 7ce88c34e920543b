import { parentPort, workerData } from "node:worker_threads";
import type { CalendarWish, ReadCalendar } from "@earshot/sources/calendar/calendar-line";
import { readCalendar } from "@earshot/sources/calendar/read-calendar";

/** The one file that a thread is made for. */
export interface FileToRead {
  bytes: Uint8Array;
  wish: CalendarWish;
}

/** What the thread says: that its programs are loaded, since only from then on does the file cost time; then what it read. */
export type ReadingMessage = "ready" | ReadCalendar;

function say(message: ReadingMessage): void {
  parentPort?.postMessage(message, []);
}

const { bytes, wish } = workerData as FileToRead;
say("ready");
say(await readCalendar(bytes, wish));
