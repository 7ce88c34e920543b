import type { MailServer } from "./mail-server.ts";

/** What a server said, without the password, should it repeat what it was given. One line of at most 400 characters. */
export function withoutLogin(said: string, { login }: Pick<MailServer, "login">): string {
  const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
  const hidden =
    login === null || login.password === ""
      ? []
      : [base64(`\0${login.user}\0${login.password}`), base64(login.password), login.password];
  const clean = hidden.reduce((text, each) => text.replaceAll(each, "***"), said);
  return clean
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 400);
}
