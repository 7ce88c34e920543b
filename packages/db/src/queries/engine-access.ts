import { directProxy } from "@earshot/core/settings/check-setting";
import type { SettingValues } from "@earshot/core/settings/registry";
import type { Db } from "../database.ts";
import { withLogin } from "./connections.ts";
import { openSecret } from "./read-settings.ts";
import type { SecretBox } from "./sealed.ts";

/** How the language model of the installation is reached. */
export interface EngineAccess {
  /** Up to and without `/chat/completions`. */
  url: string;
  /** `host:port`, which an administrator vouched for by saving it: it may stand in the private network. */
  host: string;
  model: string;
  key: string | null;
  proxy: string | null;
  timeoutMs: number;
}

/** Settings of the language model with its secrets in clear, for the moment of their use; without a box there are none. */
export async function readEngineAccess(
  db: Db,
  secrets: SecretBox | undefined,
  settings: SettingValues,
): Promise<EngineAccess> {
  const { "engine.url": url, "engine.model": model, "connect.proxy": proxy } = settings;
  const { hostname, port, protocol } = new URL(url);
  const key = secrets ? await openSecret(db, secrets, "engine.key") : null;
  const login = secrets ? await openSecret(db, secrets, "connect.proxy_login") : null;
  return {
    url,
    host: `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`,
    model,
    key,
    proxy: proxy === "" || proxy === directProxy ? null : login === null ? proxy : withLogin(proxy, login),
    timeoutMs: settings["engine.timeout_seconds"] * 1_000,
  };
}
