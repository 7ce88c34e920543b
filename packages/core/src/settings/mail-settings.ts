import type { SettingDefinition } from "./definition.ts";

/** How mail leaves. An empty server means that none does: it waits, and the page says so. */
export const mailSettings = {
  "mail.host": {
    kind: "text",
    format: "host",
    maxLength: 253,
    default: "",
    action: "run_system",
    name: { ru: "Почтовый сервер", en: "Mail server" },
    help: {
      ru: "Имя или адрес сервера SMTP. Пока поле пустое, письма ждут отправки.",
      en: "Name or address of the SMTP server. While it is empty, mail waits.",
    },
  },
  "mail.port": {
    kind: "number",
    min: 1,
    max: 65_535,
    unit: "port",
    default: 587,
    action: "run_system",
    name: { ru: "Порт", en: "Port" },
    help: {
      ru: "Обычно 587 при STARTTLS, 465 при TLS, 25 внутри своей сети.",
      en: "Usually 587 with STARTTLS, 465 with TLS, 25 within one's own network.",
    },
  },
  "mail.security": {
    kind: "choice",
    options: {
      starttls: { ru: "STARTTLS", en: "STARTTLS" },
      tls: { ru: "TLS", en: "TLS" },
      none: { ru: "без шифрования", en: "none" },
    },
    default: "starttls",
    action: "run_system",
    name: { ru: "Шифрование", en: "Encryption" },
    help: {
      ru: "Обычно STARTTLS, а на порту 465 — TLS. В письмах бывают ссылки для входа: без шифрования — только до сервера на этой же машине или в своей сети.",
      en: "Usually STARTTLS, and TLS on port 465. Mail can hold links to sign in: go without encryption only to a server on this machine or in your own network.",
    },
  },
  "mail.check_certificate": {
    kind: "yes_no",
    default: true,
    action: "run_system",
    name: { ru: "Проверять сертификат сервера", en: "Check the server's certificate" },
    help: {
      ru: "Выключайте только для собственного сервера с самоподписанным сертификатом.",
      en: "Switch it off only for a server of your own with a self-signed certificate.",
    },
  },
  "mail.user": {
    kind: "text",
    format: "line",
    maxLength: 200,
    default: "",
    action: "run_system",
    name: { ru: "Имя для входа", en: "User name" },
    help: {
      ru: "Пустое — сервер принимает письма без входа.",
      en: "Empty: the server takes mail without signing in.",
    },
  },
  "mail.password": {
    kind: "secret",
    maxLength: 1_000,
    action: "run_system",
    name: { ru: "Пароль почты", en: "Mail password" },
    help: {
      ru: "Хранится зашифрованным и больше не показывается. У многих служб это отдельный «пароль приложения».",
      en: "Kept encrypted and never shown again. With many providers it is an app password of its own.",
    },
  },
  "mail.from": {
    kind: "text",
    format: "sender",
    maxLength: 320,
    default: "",
    action: "run_system",
    name: { ru: "Отправитель", en: "Sender" },
    help: {
      ru: "Адрес, от имени которого уходят письма, например earshot@example.com или «Earshot <earshot@example.com>».",
      en: "The address that mail comes from, such as earshot@example.com or “Earshot <earshot@example.com>”.",
    },
  },
  "mail.tell_alerts": {
    kind: "yes_no",
    default: true,
    action: "run_system",
    name: { ru: "Сообщать о сбоях письмом", en: "Tell of trouble by mail" },
    help: {
      ru: "Когда перестаёт работать источник, площадка или весь сбор — и когда всё снова в порядке. Письма получают те, кто ведёт источники; о самой установке — администраторы.",
      en: "When a source, a platform or all collecting stops, and when it is well again. Those who care for sources get it; about the installation itself, administrators.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
