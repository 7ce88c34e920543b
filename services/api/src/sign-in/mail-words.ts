import type { Language } from "@earshot/db/queries/people";

export type LinkMail =
  | { kind: "invitation"; language: Language; name: string; invitedBy: string }
  | { kind: "new_password"; language: Language; name: string };

/** The words of a mail with a one-time link. What people typed stands in lines of its own, as plain text. */
export function linkMail(mail: LinkMail, link: string): { subject: string; text: string } {
  return mail.kind === "invitation" ? invitation(mail, link) : newPassword(mail, link);
}

function invitation(mail: Extract<LinkMail, { kind: "invitation" }>, link: string) {
  const name = oneLine(mail.name);
  const invitedBy = oneLine(mail.invitedBy);
  if (mail.language === "ru") {
    return {
      subject: "Приглашение в Earshot",
      text: `Здравствуйте, ${name}!

${invitedBy} приглашает вас в Earshot: там команда видит, что пишут о компании и её руководителях, и решает, что с этим делать.

Откройте ссылку и придумайте пароль. Она действует 7 дней и только один раз:

${link}

Если вы не ждали приглашения, просто удалите это письмо.
`,
    };
  }
  return {
    subject: "Invitation to Earshot",
    text: `Hello ${name},

${invitedBy} invites you to Earshot, where the team sees what is said about the company and its executives and decides what to do.

Open the link and choose a password. It works for 7 days and only once:

${link}

If you did not expect this invitation, just delete this mail.
`,
  };
}

function newPassword(mail: Extract<LinkMail, { kind: "new_password" }>, link: string) {
  const name = oneLine(mail.name);
  if (mail.language === "ru") {
    return {
      subject: "Новый пароль в Earshot",
      text: `Здравствуйте, ${name}!

Кто-то, наверное вы, попросил новый пароль для Earshot. Откройте ссылку и придумайте его; она действует один раз и недолго:

${link}

Если это были не вы, ничего не делайте: старый пароль остаётся в силе.
`,
    };
  }
  return {
    subject: "New password for Earshot",
    text: `Hello ${name},

Somebody, probably you, asked for a new password for Earshot. Open the link and choose one; it works once and not for long:

${link}

If it was not you, do nothing: the old password stays valid.
`,
  };
}

/** A name that was typed cannot add lines of its own, nor a link that a mail program makes clickable. */
function oneLine(name: string): string {
  return name
    .replaceAll(/\s+/g, " ")
    .replaceAll(/https?:\/\//gi, "")
    .trim();
}
