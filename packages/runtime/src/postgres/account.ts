import { readFileSync } from "node:fs";
import { userInfo } from "node:os";

/** The system account that PostgreSQL runs as; null means the account we run as ourselves. */
export type ServerAccount = { uid: number; gid: number };

/** The kernel's overflow id, which is `nobody` on every Linux distribution we know. */
const NOBODY: ServerAccount = { uid: 65_534, gid: 65_534 };

/**
 * PostgreSQL refuses root, so root lends it the account `nobody`; anybody else runs it as themselves.
 * The account must have an entry in /etc/passwd: initdb looks its name up.
 */
export function serverAccount(): ServerAccount | null {
  if (process.getuid?.() !== 0) return null;
  return nobodyIn(readPasswd()) ?? NOBODY;
}

/** Ids of `nobody` in the text of a passwd file; macOS writes them as negative numbers. */
export function nobodyIn(passwd: string): ServerAccount | null {
  const line = passwd.split("\n").find((text) => text.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (uid === undefined || gid === undefined || !/^-?\d+$/.test(uid) || !/^-?\d+$/.test(gid)) return null;
  if (Number(uid) === 0) return null;
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

/** The account in words for messages: `user id 65534` or the login name. */
export function accountName(account: ServerAccount | null): string {
  if (account !== null) return `user id ${account.uid}`;
  try {
    return `user ${userInfo().username}`;
  } catch {
    return `user id ${process.getuid?.() ?? "unknown"}`;
  }
}

function readPasswd(): string {
  try {
    return readFileSync("/etc/passwd", "utf8");
  } catch {
    return "";
  }
}
