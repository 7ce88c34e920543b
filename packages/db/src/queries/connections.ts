import type { SourceKind } from "@earshot/core/collect/source";
import { chosenConnection, connectionSecrets, type Connection } from "@earshot/core/settings/connections";
import type { SecretSettingKey } from "@earshot/core/settings/registry";
import type { Db } from "../database.ts";
import { openSecret, type LiveSettings } from "./read-settings.ts";
import type { SecretBox } from "./sealed.ts";
import { openSourceSecrets } from "./source-secrets.ts";

export interface LiveConnections {
  /** How the services of a kind are reached, as it was within the last few seconds; with the password of a source that has its own. */
  of(kind: SourceKind, sourceId?: number): Promise<Connection>;
}

/** Secrets are opened anew this often: a change takes effect without a restart. */
const keptMs = 5_000;

/** Settings of connections with their secrets in clear, for processes that ask often. A secret that no key opens is as good as none. */
export function createLiveConnections(
  db: Db,
  box: SecretBox,
  settings: LiveSettings,
  now: () => Date,
): LiveConnections {
  const opened = new Map<SecretSettingKey, { text: Promise<string | null>; at: number }>();

  function open(key: SecretSettingKey): Promise<string | null> {
    const at = now().getTime();
    const known = opened.get(key);
    if (known !== undefined && Math.abs(at - known.at) < keptMs) return known.text;
    const text = openSecret(db, box, key).catch(() => known?.text ?? null);
    opened.set(key, { text, at });
    return text;
  }

  return {
    async of(kind, sourceId) {
      const secrets: Record<string, string> = {};
      for (const [name, key] of connectionSecrets(kind)) {
        const text = await open(key);
        if (text !== null) secrets[name] = text;
      }
      if (kind === "imap" && sourceId !== undefined) {
        const [password] = await openSourceSecrets(db, box, { sourceId, name: "password", now: now() });
        if (password !== undefined) secrets["password"] = password;
      }
      const { proxy, ...connection } = chosenConnection(await settings.read(), kind, secrets);
      const login = proxy === null ? null : await open("connect.proxy_login");
      return { ...connection, proxy: proxy === null || login === null ? proxy : withLogin(proxy, login) };
    },
  };
}

/** The proxy with its sign-in; `login` is "name:password". */
export function withLogin(proxy: string, login: string): string {
  const url = new URL(proxy);
  const at = login.indexOf(":");
  url.username = encodeURIComponent(at === -1 ? login : login.slice(0, at));
  url.password = at === -1 ? "" : encodeURIComponent(login.slice(at + 1));
  return url.href;
}
