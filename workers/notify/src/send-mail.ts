import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { composeLetter, type Letter } from "./compose-letter.ts";
import { outcomeOf } from "./outcome-of.ts";
import { withoutLogin } from "./without-login.ts";
import type { MailServer } from "./mail-server.ts";

/** `later`: clearly not taken, and worth another attempt; `failed`: refused for good; `unknown`: the answer was lost. */
export interface SentMail {
  outcome: "sent" | "later" | "failed" | "unknown";
  /** What the server said. */
  detail: string;
}

const timeouts = {
  dnsTimeout: 15_000,
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 45_000,
};

/**
 * Sends one letter over SMTP (RFC 5321). The server has taken it once it answers 2xx to the end of the text; whatever breaks
 * between the end of the text and that answer leaves unknown whether it did.
 */
export async function sendMail(
  server: MailServer,
  letter: Letter,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<SentMail> {
  if (server.from === "") return { outcome: "later", detail: "no sender is set (mail.from)" };
  const message = composeLetter(server.from, letter, now);
  const bytes = await message.build();
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === "tls",
    requireTLS: server.security === "starttls",
    ignoreTLS: server.security === "none",
    tls: { rejectUnauthorized: server.isCertificateChecked },
    ...timeouts,
  });
  const handed = { isComplete: false };
  try {
    await untilAborted(connection, signal, async () => {
      await call((done) => connection.connect(done));
      const { login } = server;
      if (login !== null) {
        await call((done) => connection.login({ user: login.user, pass: login.password }, done));
      }
    });
    const envelope = message.getEnvelope();
    const answer = await untilAborted(connection, signal, () =>
      call<{ response?: string | undefined }>((done) =>
        connection.send(
          { from: envelope.from, to: envelope.to },
          Readable.from(handOver(bytes, handed)),
          done,
        ),
      ),
    );
    connection.quit();
    return { outcome: "sent", detail: withoutLogin(answer.response ?? "", server) };
  } catch (error) {
    connection.close();
    return { outcome: outcomeOf(error, handed.isComplete), detail: withoutLogin(reasonOf(error), server) };
  }
}

/** Notes that the last byte was asked for: before that, no server can have taken the letter. */
async function* handOver(bytes: Buffer, handed: { isComplete: boolean }): AsyncGenerator<Buffer> {
  yield bytes;
  handed.isComplete = true;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

type Done<T> = (error?: Error | null, result?: T) => void;

function call<T = unknown>(start: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result as T)));
  });
}

/** The connection tells of its troubles by an event, and of none when it is closed by us. */
async function untilAborted<T>(
  connection: SMTPConnection,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  let stop: (reason: Error) => void = () => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = reject;
  });
  const onAbort = (): void => stop(new Error("stopped while sending"));
  signal.addEventListener("abort", onAbort, { once: true });
  connection.on("error", stop);
  try {
    return await Promise.race([work(), stopped]);
  } finally {
    signal.removeEventListener("abort", onAbort);
    connection.off("error", stop);
    connection.on("error", () => undefined);
  }
}
