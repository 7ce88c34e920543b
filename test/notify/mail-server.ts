import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** What a test's mail server does with the next letters. */
export interface Behaviour {
  /** Answers to MAIL FROM, RCPT TO, the end of the text and AUTH; null takes it. */
  refuse: { at: "from" | "to" | "text" | "login"; code: number; says: string } | null;
  /** Cuts the connection instead of answering. */
  cut: "greeting" | "text" | null;
}

export interface TestMailServer {
  port: number;
  /** Letters as they arrived, the end of the text answered or not. */
  letters: { from: string; to: string[]; text: string; user: string | null }[];
  behaviour: Behaviour;
  close(): Promise<void>;
}

/** A real SMTP server on loopback that keeps what it is given. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const letters: TestMailServer["letters"] = [];
  const behaviour: Behaviour = { refuse: null, cut: null };
  const refusal = (at: string): Error | null =>
    behaviour.refuse?.at === at
      ? Object.assign(new Error(behaviour.refuse.says), { responseCode: behaviour.refuse.code })
      : null;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    // Else it warns of its own certificate, which is what the tests want.
    logger: false,
    authOptional: true,
    disableReverseLookup: true,
    onConnect: (_session, done) => (behaviour.cut === "greeting" ? cutAll() : done()),
    onAuth: ({ username, password }, _session, done) => {
      const error = refusal("login");
      if (error || password !== "hunter2-secret") return done(error ?? new Error(`no: ${password}`));
      done(null, { user: username });
    },
    onMailFrom: (_address, _session, done) => done(refusal("from")),
    onRcptTo: (_address, _session, done) => done(refusal("to")),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString("utf8"),
          user: typeof session.user === "string" ? session.user : null,
        });
        if (behaviour.cut === "text") return cutAll();
        done(refusal("text"));
      });
    },
    ...options,
  });
  const sockets = new Set<{ destroy(): void }>();
  server.server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("error", () => undefined);
  function cutAll(): void {
    for (const socket of sockets) socket.destroy();
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    behaviour,
    async close() {
      cutAll();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
