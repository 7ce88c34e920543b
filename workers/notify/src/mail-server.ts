import type { SettingValues } from "@earshot/core/settings/registry";

/** The server that mail leaves by. */
export interface MailServer {
  host: string;
  port: number;
  security: SettingValues["mail.security"];
  isCertificateChecked: boolean;
  /** Null: it takes mail without signing in. */
  login: { user: string; password: string } | null;
  /** Address or "Name <address>". */
  from: string;
}

/** The sender under the team's name, unless it has one. */
function namedSender(from: string, team: string): string {
  const isNamed = from.includes("<") || from === "" || team === "";
  return isNamed ? from : `"${team.replaceAll(/["\\<>]/g, " ")}" <${from}>`;
}

/** Server and sender from the settings; without a sender mail comes from the user that signs in. */
export function toServer(settings: SettingValues, password: string | null): MailServer {
  const user = settings["mail.user"];
  return {
    host: settings["mail.host"],
    port: settings["mail.port"],
    security: settings["mail.security"],
    isCertificateChecked: settings["mail.check_certificate"],
    login: user === "" ? null : { user, password: password ?? "" },
    from: namedSender(settings["mail.from"] || user, settings["team.name"]),
  };
}
