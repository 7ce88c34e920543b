import type { Words } from "@earshot/core/settings/definition";

/** The mail by which an administrator sees that mail arrives. */
export function writeTestMail(language: keyof Words, pageUrl: string): { subject: string; text: string } {
  return language === "ru"
    ? {
        subject: "Проверка почты Earshot",
        text: `Почта настроена: это письмо отправил Earshot, который открывается по адресу ${pageUrl}.\n`,
      }
    : {
        subject: "Test mail of Earshot",
        text: `Mail works: this one was sent by the Earshot that opens at ${pageUrl}.\n`,
      };
}
