import { createServer, type AddressInfo, type Socket } from "node:net";
import { createCommandReader, type ImapCommand } from "./read-command.ts";
import { uidsOf } from "./uid-set.ts";

export interface StoredMail {
  uid: number;
  /** The message as it came, CRLF or LF. */
  raw: string;
  receivedAt: Date;
}

export interface Mailbox {
  user: string;
  password: string;
  uidValidity: number;
  mails: StoredMail[];
}

export interface ImapServer {
  port: number;
  /** Commands as they came, without passwords. */
  commands: string[];
  close(): Promise<void>;
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/**
 * A mailbox on loopback that speaks what a reader of mail needs of IMAP4rev1 (RFC 3501): LOGIN, EXAMINE, UID SEARCH, UID FETCH. As with
 * true servers "n:*" names the last mail even when its number is below n.
 */
export async function startImapServer(mailbox: Mailbox): Promise<ImapServer> {
  const sockets = new Set<Socket>();
  const commands: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    const say = (line: string | Buffer): void => void socket.write(line);
    say("* OK IMAP4rev1 ready\r\n");
    const read = createCommandReader(say, (command) => {
      commands.push(command.name === "LOGIN" ? "LOGIN" : `${command.name} ${command.rest}`.trim());
      for (const piece of answer(mailbox, command)) say(piece);
      if (command.name === "LOGOUT") socket.end();
    });
    socket.on("data", read);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    commands,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

function answer(mailbox: Mailbox, { tag, name, rest }: ImapCommand): (string | Buffer)[] {
  const done = `${tag} OK ${name} done\r\n`;
  switch (name) {
    case "CAPABILITY":
      return ["* CAPABILITY IMAP4rev1\r\n", done];
    case "LOGIN":
      return rest === `"${mailbox.user}" "${mailbox.password}"` ||
        rest === `${mailbox.user} ${mailbox.password}`
        ? [done]
        : [`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials\r\n`];
    case "EXAMINE":
    case "SELECT":
      return /^"?INBOX"?(?:\s|$)/i.test(rest)
        ? [opened(mailbox), `${tag} OK [READ-ONLY] done\r\n`]
        : [`${tag} NO [NONEXISTENT] Unknown mailbox\r\n`];
    case "LIST":
      return [...listed(rest), done];
    case "UID SEARCH":
      return [`* SEARCH ${search(mailbox, rest).join(" ")}\r\n`, done];
    case "UID FETCH":
      return [...fetched(mailbox, rest), done];
    case "LOGOUT":
      return ["* BYE\r\n", done];
    default:
      return [/^(?:NOOP|CLOSE|UNSELECT)$/.test(name) ? done : `${tag} BAD unknown command\r\n`];
  }
}

/** One folder; a name that is empty asks for the separator alone. */
function listed(rest: string): string[] {
  if (/""\s+""$/.test(rest)) return ['* LIST (\\Noselect) "/" ""\r\n'];
  return /(?:INBOX|[*%])"?$/i.test(rest) ? ['* LIST (\\HasNoChildren) "/" "INBOX"\r\n'] : [];
}

function opened({ mails, uidValidity }: Mailbox): string {
  const next = (mails.at(-1)?.uid ?? 0) + 1;
  return [
    "* FLAGS (\\Seen)",
    `* ${mails.length} EXISTS`,
    "* 0 RECENT",
    `* OK [UIDVALIDITY ${uidValidity}] ids`,
    `* OK [UIDNEXT ${next}] next`,
    "",
  ].join("\r\n");
}

function search({ mails }: Mailbox, rest: string): number[] {
  const since = /\bSINCE "?(\d{1,2})-(\w{3})-(\d{4})/i.exec(rest);
  const uids = /\bUID ([\d:*,]+)/i.exec(rest)?.[1];
  const from =
    since === null ? null : Date.UTC(Number(since[3]), months.indexOf(since[2] ?? ""), Number(since[1]));
  const named = uids === undefined ? null : uidsOf(uids, mails);
  return mails
    .filter(({ receivedAt }) => from === null || receivedAt.getTime() >= from)
    .filter(({ uid }) => named === null || named.has(uid))
    .map(({ uid }) => uid);
}

function fetched({ mails }: Mailbox, rest: string): Buffer[] {
  const uids = uidsOf(/^[\d:*,]+/.exec(rest)?.[0] ?? "", mails);
  const max = Number(/BODY\.PEEK\[\]<0\.(\d+)>/i.exec(rest)?.[1] ?? Infinity);
  return mails.flatMap(({ uid, raw, receivedAt }, at) => {
    if (!uids.has(uid)) return [];
    const whole = Buffer.from(raw.replace(/\r?\n/g, "\r\n"));
    const body = whole.subarray(0, Math.min(whole.length, max));
    const label = Number.isFinite(max) ? "BODY[]<0>" : "BODY[]";
    const head = `* ${at + 1} FETCH (UID ${uid} INTERNALDATE "${internalDate(receivedAt)}" ${label} {${body.length}}\r\n`;
    return [Buffer.concat([Buffer.from(head), body, Buffer.from(")\r\n")])];
  });
}

function internalDate(at: Date): string {
  const day = String(at.getUTCDate()).padStart(2, " ");
  const time = at.toISOString().slice(11, 19);
  return `${day}-${months[at.getUTCMonth()] ?? ""}-${at.getUTCFullYear()} ${time} +0000`;
}
