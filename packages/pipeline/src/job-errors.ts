import { safeText } from "@earshot/runtime/safe-log-line";

/** "Not my fault, later": the job comes back after `delayMs` and no attempt is spent. */
export class RetryLater extends Error {
  override readonly name = "RetryLater";
  readonly delayMs: number;

  constructor(delayMs: number, reason = "later") {
    super(reason);
    this.delayMs = delayMs;
  }
}

/** Hopeless: straight to the failed list, whatever attempts are left. The queue library goes by the name. */
export class UnrecoverableError extends Error {
  override readonly name = "UnrecoverableError";
}

/** The job took longer than its `timeoutMs`; counts as a failed attempt. */
export class JobTimeout extends Error {
  override readonly name = "JobTimeout";

  constructor(timeoutMs: number) {
    super(`not finished within ${timeoutMs} ms`);
  }
}

/** A payload or job id that its definition does not allow; thrown to whoever enqueues. */
export class InvalidJob extends Error {
  override readonly name = "InvalidJob";
}

/** The worker stops and the job goes back to its queue; no attempt is spent. */
export class GivenBack extends Error {
  override readonly name = "GivenBack";
}

const messageLengthMax = 1_000;
const stackLengthMax = 4_000;

/** Another worker has the job, because this one was silent for too long; what happens to it is not ours to say. */
export class TakenOver extends Error {
  override readonly name = "TakenOver";
}

/**
 * The error as the queue may store it: a message quoting somebody's post can hold a NUL or half an emoji,
 * which PostgreSQL refuses in text and JSON, and a job whose failure cannot be stored would be stuck.
 * Keeps the name, because the queue library decides by it.
 */
export function storableError(error: unknown): Error {
  const source = error instanceof Error ? error : new Error(String(error));
  const stored = new Error(storableText(safeText(plainReason(source)), messageLengthMax));
  stored.name = source.name;
  stored.stack = storableText(source.stack ?? "", stackLengthMax);
  return stored;
}

/** A failed statement quotes itself and its values; people are told what the database said of it. */
function plainReason({ message, cause }: Error): string {
  return message.startsWith("Failed query: ") && cause instanceof Error ? cause.message : message;
}

function storableText(text: string, lengthMax: number): string {
  return text
    .slice(0, lengthMax)
    .replaceAll("\0", "\uFFFD")
    .replaceAll(/\p{Surrogate}/gu, "\uFFFD");
}
