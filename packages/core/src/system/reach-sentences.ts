import { countedEn, countedRu, spanText } from "./counted.ts";
import { fine, trouble, type SentencesOf } from "./finding-sentences.ts";

type ReachCode =
  | "port_served"
  | "port_free"
  | "port_taken"
  | "address_fits"
  | "address_plain"
  | "address_no_proxy"
  | "address_open"
  | "secret_key_fits"
  | "secret_key_none"
  | "secret_key_missing"
  | "mail_flows"
  | "mail_failing"
  | "backup_fresh"
  | "backup_old"
  | "backup_failing"
  | "backup_none";

const backUp = "npm run earshot -- backup <file>";

/** Sentences about how people reach the page, secrets, mail and backups. */
export const reachSentences: SentencesOf<ReachCode> = {
  port_served: ({ address }) => fine(`Earshot отвечает на ${address}`, `Earshot answers at ${address}`),
  port_free: ({ address }) => fine(`${address} свободен`, `${address} is free`),
  port_taken: ({ address }) =>
    trouble(
      [
        `Адрес ${address} занят другой программой.`,
        "Остановите её или выберите другой порт: EARSHOT_PORT=4200 npm start",
      ],
      [
        `Another program listens on ${address}.`,
        "Stop it, or choose another port: EARSHOT_PORT=4200 npm start",
      ],
    ),
  address_fits: ({ url }) => fine(`страница открывается по ${url}`, `people open ${url}`),
  address_plain: ({ url }) =>
    trouble(
      [
        `Страница открыта другим машинам без шифрования: ${url}.`,
        "Поставьте перед Earshot Caddy или nginx с TLS и задайте EARSHOT_PUBLIC_URL=https://…",
      ],
      [
        `Other machines reach the page without encryption: ${url}.`,
        "Put Caddy or nginx with TLS in front and set EARSHOT_PUBLIC_URL=https://…",
      ],
    ),
  address_no_proxy: ({ url }) =>
    trouble(
      [
        `${url} открывается через прокси, но EARSHOT_TRUSTED_PROXIES не задан: все люди выглядят одним адресом.`,
        "Если прокси на этой же машине: EARSHOT_TRUSTED_PROXIES=127.0.0.1",
      ],
      [
        `${url} is served through a proxy, but EARSHOT_TRUSTED_PROXIES is not set: all people look like one address.`,
        "If the proxy runs on this machine: EARSHOT_TRUSTED_PROXIES=127.0.0.1",
      ],
    ),
  address_open: ({ host }) =>
    trouble(
      [
        `Earshot слушает ${host}, но EARSHOT_PUBLIC_URL не задан: ссылки в письмах поведут на 127.0.0.1.`,
        "Задайте EARSHOT_PUBLIC_URL адресом, который открывают люди.",
      ],
      [
        `Earshot listens on ${host}, but EARSHOT_PUBLIC_URL is not set: links in mails lead to 127.0.0.1.`,
        "Set EARSHOT_PUBLIC_URL to the address that people open.",
      ],
    ),
  secret_key_fits: () => fine("ключ секретов на месте", "the key of secrets is in place"),
  secret_key_none: () => fine("секретов нет, ключ не нужен", "no secrets stored, no key needed"),
  secret_key_missing: ({ reason }) =>
    trouble(
      [
        `Сохранённые секреты нельзя прочитать: ${reason}.`,
        "Верните файл ключа (secret.key в папке данных) или переменную EARSHOT_SECRET_KEY; без него секреты придётся ввести заново.",
      ],
      [
        `Stored secrets cannot be read: ${reason}.`,
        "Bring the key file back (secret.key in the data folder) or the variable EARSHOT_SECRET_KEY; without it the secrets must be entered anew.",
      ],
    ),
  mail_flows: ({ waiting }) =>
    fine(
      `ждёт отправки ${countedRu(waiting, "сообщение", "сообщения", "сообщений")}`,
      `${countedEn(waiting, "message", "messages")} to be sent`,
    ),
  mail_failing: ({ failed, waiting }) =>
    trouble(
      [
        `Письма не уходят: не отправлено ${countedRu(failed, "сообщение", "сообщения", "сообщений")}, ждёт ещё ${waiting}.`,
        "Проверьте адрес, имя и пароль почтового сервера на странице «Настройки» и отправьте пробное письмо.",
      ],
      [
        `Mail does not go out: ${countedEn(failed, "message", "messages")} failed, ${waiting} more wait.`,
        "Check address, user and password of the mail server in Settings and send a test message.",
      ],
    ),
  backup_fresh: ({ ageMs }) =>
    fine(`последняя копия ${spanText(ageMs, "ru")} назад`, `the last backup is ${spanText(ageMs, "en")} old`),
  backup_old: ({ ageMs }) =>
    trouble(
      [`Последней резервной копии ${spanText(ageMs, "ru")}.`, `Сделайте свежую: ${backUp}`],
      [`The last backup is ${spanText(ageMs, "en")} old.`, `Make a fresh one: ${backUp}`],
    ),
  backup_failing: ({ reason, agoMs }) =>
    trouble(
      [
        `Резервная копия не удалась ${spanText(agoMs, "ru")} назад: ${reason}.`,
        `Устраните причину и повторите: ${backUp}`,
      ],
      [`The backup failed ${spanText(agoMs, "en")} ago: ${reason}.`, `Mend that and try again: ${backUp}`],
    ),
  backup_none: () =>
    trouble(
      ["Резервной копии ещё не было.", `Сделайте первую: ${backUp}`],
      ["There is no backup yet.", `Make the first one: ${backUp}`],
    ),
};
