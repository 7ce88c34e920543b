import { isIP } from "node:net";
import { judgeHost, judgeHostByProxy } from "@earshot/runtime/safe-fetch/judge-host";
import type { FetchFailure } from "@earshot/runtime/safe-fetch/fetch-code";
import { ImapFlow } from "imapflow";
import { createAsker } from "../ask.ts";
import type { Connector, PollDeps, PollFailure, PollOutcome, PollSource } from "../connector.ts";
import { polledPosts } from "../polled-posts.ts";
import { readImapTarget, type ImapTarget } from "./imap-target.ts";
import { readMail, type RawMail } from "./read-mail.ts";

/** Mails of one visit; what is left follows in the next. */
const mailsMax = 50;
const mailBytesMax = 2_000_000;
/** How far back the first visit reads, and one after the server has numbered its mails anew. */
const firstDays = 14;
const dayMs = 86_400_000;
const timeoutMs = 15_000;
const usualPorts: ReadonlySet<number> = new Set([143, 993]);

/** Newsletters and alerts in a mailbox. Nothing in it is changed: mails stay unread. */
export const imapConnector: Connector = {
  firstUrl: ({ url }) => url,
  async poll(source, deps) {
    const asker = createAsker(deps, 0);
    const target = readImapTarget(source.url);
    if (target === null) return asker.fail("bad_url", "this is no address of a mailbox with senders");
    const password = source.access.secret("password");
    if (password === null) return asker.fail("wrong_password", "the password of the mailbox is not given");
    const route = await findRoute(target, source.access.proxy ?? null, deps);
    if (!route.ok) return asker.fail(route.code, route.message);
    const begun = deps.now().getTime();
    const client = createClient(target, password, route);
    const end = (): void => client.close();
    deps.signal.addEventListener("abort", end, { once: true });
    try {
      await client.connect();
      const polled = await readFolder(client, source, target, deps);
      return { ...polled, ms: deps.now().getTime() - begun };
    } catch (error) {
      return { ...explain(error, asker.fail), ms: deps.now().getTime() - begun };
    } finally {
      deps.signal.removeEventListener("abort", end);
      client.close();
    }
  },
};

type Route = { ok: true; address: string; proxy: string | null; isAllowed: boolean };

/** Where the socket goes: to the address that was judged, or to the proxy, which looks the name up. */
async function findRoute(
  { host, port }: ImapTarget,
  proxy: string | null,
  { allowHosts = [] }: PollDeps,
): Promise<Route | FetchFailure> {
  const byProxy = proxy === null ? null : await judgeHostByProxy(host, port, allowHosts);
  const judged =
    byProxy === null || (byProxy.ok && byProxy.way === "direct")
      ? await judgeHost(host, port, allowHosts)
      : byProxy;
  if (!judged.ok) return judged;
  if (!judged.isAllowed && !usualPorts.has(port))
    return { ok: false, code: "refused_address", message: `port ${port} is not one of mailboxes` };
  const { isAllowed } = judged;
  return "address" in judged
    ? { ok: true, address: judged.address, proxy: null, isAllowed }
    : { ok: true, address: host, proxy, isAllowed };
}

/** The certificate is that of the name, wherever the socket goes. */
function createClient(
  { host, port, isSecure, user }: ImapTarget,
  pass: string,
  { address, proxy, isAllowed }: Route,
): ImapFlow {
  const client = new ImapFlow({
    host: address,
    port,
    secure: isSecure,
    ...(proxy === null ? {} : { proxy }),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    auth: { user, pass },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // No password in clear but to a server of one's own.
    ...(isSecure || isAllowed ? {} : { doSTARTTLS: true }),
  });
  // Everything that fails rejects the call in hand too.
  client.on("error", () => undefined);
  return client;
}

interface Cursor {
  uidValidity: string;
  lastUid: number;
}

function readCursor(stored: unknown): Cursor | null {
  if (typeof stored !== "object" || stored === null) return null;
  const { uidValidity, lastUid } = stored as Record<string, unknown>;
  return typeof uidValidity === "string" && typeof lastUid === "number" ? { uidValidity, lastUid } : null;
}

async function readFolder(
  client: ImapFlow,
  source: PollSource,
  target: ImapTarget,
  deps: PollDeps,
): Promise<PollOutcome> {
  const opened = await client.mailboxOpen(target.folder, { readOnly: true });
  const uidValidity = String(opened.uidValidity);
  const before = readCursor(source.cursor);
  // Numbers of another validity name other mails.
  const lastUid = before?.uidValidity === uidValidity ? before.lastUid : null;
  const since = new Date(deps.now().getTime() - firstDays * dayMs);
  const wanted = lastUid === null ? { since } : { uid: `${lastUid + 1}:*` };
  const found = opened.exists === 0 ? [] : await client.search(wanted, { uid: true });
  // "7:*" names the last mail too when it is older than 7.
  const uids = (found || []).filter((uid) => uid > (lastUid ?? 0)).sort((a, b) => a - b);
  const some = uids.slice(0, mailsMax);
  const mails = some.length === 0 ? [] : await fetchMails(client, some);
  const read = await Promise.all(mails.map((mail) => readMail(mail, source, target, deps.now())));
  const refused = read.flatMap((each) => (each.ok ? [] : [each.refusal]));
  const bytes = mails.reduce((sum, mail) => sum + mail.bytes.length, 0);
  return polledPosts(
    { httpStatus: null, ms: 0, bytes },
    {
      posts: read.flatMap((each) => (each.ok ? [each.post] : [])),
      channel: { title: `${target.folder} · ${target.user}`, link: null, language: null },
      reader: "imap",
      warnings: warningsOf(refused),
      cursor: { uidValidity, lastUid: some.at(-1) ?? lastUid ?? Math.max(0, opened.uidNext - 1) },
      hasMore: uids.length > some.length,
    },
  );
}

async function fetchMails(client: ImapFlow, uids: readonly number[]): Promise<RawMail[]> {
  const mails: RawMail[] = [];
  const wanted = { uid: true, internalDate: true, source: { maxLength: mailBytesMax } };
  for await (const { uid, source, internalDate } of client.fetch(uids.join(","), wanted, { uid: true })) {
    if (source === undefined) continue;
    const received = internalDate === undefined ? null : new Date(internalDate);
    mails.push({ uid, bytes: source, receivedAt: received });
  }
  return mails.sort((a, b) => a.uid - b.uid);
}

const refusalWords = {
  other_sender: "of senders who are not named",
  not_checked: "without a check by the receiving server",
  not_proven: "that failed DMARC and DKIM",
  unreadable: "that could not be read",
} as const;

function warningsOf(refused: readonly (keyof typeof refusalWords)[]): string[] {
  return [...new Set(refused)].map(
    (why) => `${refused.filter((each) => each === why).length} mails ${refusalWords[why]} were left out`,
  );
}

type Fail = (code: PollFailure["code"], message: string) => PollFailure;

function explain(error: unknown, fail: Fail): PollFailure {
  if (!(error instanceof Error)) return fail("connect", "the connection failed");
  const facts = error as Error & Record<string, unknown>;
  const said = typeof facts["responseText"] === "string" ? facts["responseText"] : error.message;
  if (facts["authenticationFailed"] === true)
    return fail("wrong_password", `the mailbox refuses the sign-in: ${said}`);
  if (facts["mailboxMissing"] === true || facts["serverResponseCode"] === "NONEXISTENT")
    return fail("not_there", `there is no such folder: ${said}`);
  const code = typeof facts["code"] === "string" ? facts["code"] : "";
  const cause = facts["_err"];
  if (error.message.startsWith("Failed to setup proxy"))
    return fail("proxy", cause instanceof Error ? cause.message : said);
  if (/CERT|TLS|SSL|DEPTH_ZERO|SELF_SIGNED/.test(code) || facts["tlsFailed"] === true)
    return fail("tls", said);
  if (/TIMEOUT/i.test(code)) return fail("timeout", said);
  return fail(facts["responseStatus"] === undefined ? "connect" : "service_error", said);
}
