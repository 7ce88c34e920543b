import { fieldsOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";

/** Where an event stands in its stream. */
export interface Position {
  /** Number of the event; version 2 only. */
  seq: number | null;
  /** Microseconds since 1970 at which the Jetstream saw it. */
  timeUs: number;
}

export type Frame =
  | ({
      kind: "commit";
      did: string;
      operation: "create" | "update" | "delete";
      collection: string;
      rkey: string;
      record: unknown;
    } & Position)
  | ({ kind: "account"; did: string; isActive: boolean; status: string | null } & Position)
  /** An event of a kind that nobody here needs; its place counts. */
  | ({ kind: "other" } & Position)
  | { kind: "info"; name: string; message: string }
  | { kind: "error"; name: string; message: string }
  | { kind: "unreadable" };

const unreadable: Frame = { kind: "unreadable" };

/**
 * Reads one message of a Jetstream of either version; both come out alike.
 * Version 1: `{did, time_us, kind, commit | account | identity}`. Version 2: `{$type: "message", payload: {$type: "…#commit", seq, did, time, …}}`.
 */
export function decodeFrame(text: string): Frame {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable;
  }
  const frame = fieldsOf(value);
  if (typeof frame["time_us"] === "number") return readFirst(frame, frame["time_us"]);
  if (frame["$type"] === "error" || (frame["$type"] === undefined && typeof frame["error"] === "string")) {
    const name = stringOf(frame["error"]) ?? stringOf(frame["name"]) ?? "unknown";
    return { kind: "error", name, message: stringOf(frame["message"]) ?? "" };
  }
  return readSecond(fieldsOf(frame["payload"]));
}

function readFirst(frame: Fields, timeUs: number): Frame {
  if (!Number.isSafeInteger(timeUs)) return unreadable;
  const at = { seq: null, timeUs };
  const did = stringOf(frame["did"]);
  if (did === null) return unreadable;
  if (frame["kind"] === "commit") return readCommit(fieldsOf(frame["commit"]), did, at);
  if (frame["kind"] === "account") return readAccount(fieldsOf(frame["account"]), did, at);
  return { kind: "other", ...at };
}

function readSecond(payload: Fields): Frame {
  const type = stringOf(payload["$type"]);
  const name = type?.slice(type.indexOf("#") + 1);
  if (name === "info")
    return {
      kind: "info",
      name: stringOf(payload["name"]) ?? "",
      message: stringOf(payload["message"]) ?? "",
    };
  const { seq } = payload;
  const time = stringOf(payload["time"]);
  const did = stringOf(payload["did"]);
  if (typeof seq !== "number" || !Number.isSafeInteger(seq) || time === null || did === null)
    return unreadable;
  const timeUs = readMicroseconds(time);
  if (timeUs === null) return unreadable;
  const at = { seq, timeUs };
  if (name === "commit") return readCommit(payload, did, at);
  if (name === "account") return readAccount(fieldsOf(payload["account"]), did, at);
  return { kind: "other", ...at };
}

/** A date keeps milliseconds only; the rest stands behind the point. */
function readMicroseconds(time: string): number | null {
  const ms = Date.parse(time);
  if (Number.isNaN(ms)) return null;
  const rest = /\.\d{3}(\d{1,3})/.exec(time)?.[1] ?? "";
  return ms * 1000 + Number(rest.padEnd(3, "0"));
}

function readCommit(commit: Fields, did: string, at: Position): Frame {
  const { operation, record } = commit;
  const collection = stringOf(commit["collection"]);
  const rkey = stringOf(commit["rkey"]);
  if (collection === null || rkey === null) return unreadable;
  if (operation !== "create" && operation !== "update" && operation !== "delete")
    return { kind: "other", ...at };
  return { kind: "commit", did, operation, collection, rkey, record, ...at };
}

function readAccount(account: Fields, did: string, at: Position): Frame {
  return {
    kind: "account",
    did,
    isActive: account["active"] !== false,
    status: stringOf(account["status"]),
    ...at,
  };
}
