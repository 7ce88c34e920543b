import type { SettingDefinition, Words } from "./definition.ts";

type Of<K extends SettingDefinition["kind"]> = Extract<SettingDefinition, { kind: K }>;

function secret(maxLength: number, name: Words, help: Words, where?: string): Of<"secret"> {
  const given = where === undefined ? {} : { where };
  return { kind: "secret", maxLength, action: "run_system", name, help, ...given };
}

function text(format: "line" | "host", maxLength: number, name: Words, help: Words): Of<"text"> {
  return { kind: "text", format, maxLength, default: "", action: "run_system", name, help };
}

/** Keys of services by kind and by the name under which its connector asks for them: what each is for, whether it is needed, where to get it, on which terms. */
export const connectKeys = {
  vk: {
    token: secret(
      500,
      { ru: "VK: сервисный ключ", en: "VK: service token" },
      {
        ru: "Без него VK не читается вовсе: ни поиск, ни стены, ни комментарии. Где взять: dev.vk.com → «Мои приложения» → «Создать приложение» (веб) → «Настройки» → «Сервисный ключ доступа». Бесплатно; у нового приложения около пяти запросов в секунду и дневные квоты по методам. Комментарии закрытых групп недоступны; хранение данных авторов подпадает под 152-ФЗ.",
        en: "Without it nothing of VK is read: no search, no walls, no comments. Where to get it: dev.vk.com → My apps → Create an app (web) → Settings → Service token. Free; a new app may ask some five times a second, and there are daily quotas per method. Comments of closed groups are out of reach; what is kept of authors falls under Russian law 152-FZ.",
      },
      "https://dev.vk.com/",
    ),
  },
  youtube: {
    key: secret(
      200,
      { ru: "YouTube: ключ API", en: "YouTube: API key" },
      {
        ru: "Новые ролики каналов приходят и без него. Нужен для комментариев, счётчиков и поиска. Где взять: console.cloud.google.com → создать проект → «APIs & Services» → включить «YouTube Data API v3» → «Credentials» → «Create credentials» → «API key». Бесплатно: 10 000 единиц и 100 поисков в сутки, обновление в полночь по тихоокеанскому времени. По условиям данные обновляются не реже раза в 30 дней.",
        en: "New videos of channels come without it. Needed for comments, counters and searches. Where to get it: console.cloud.google.com → create a project → APIs & Services → enable “YouTube Data API v3” → Credentials → Create credentials → API key. Free: 10,000 units and 100 searches a day, renewed at midnight Pacific time. By its terms data is refreshed at least every 30 days.",
      },
      "https://console.cloud.google.com/apis/credentials",
    ),
  },
  bluesky: {
    identifier: text(
      "line",
      253,
      { ru: "Bluesky: имя учётной записи", en: "Bluesky: account" },
      {
        ru: "Имя без @, например press.example.com или name.bsky.social. Нужно вместе с паролем приложения, только для поиска.",
        en: "The handle without @, such as press.example.com or name.bsky.social. Needed together with an app password, for searches only.",
      },
    ),
    app_password: secret(
      200,
      { ru: "Bluesky: пароль приложения", en: "Bluesky: app password" },
      {
        ru: "Профили и обсуждения читаются и без него; поиск без входа Bluesky закрывает. Где взять: bsky.app → «Настройки» → «Конфиденциальность и безопасность» → «Пароли приложений» → «Добавить». Это не пароль от учётной записи, и отозвать его можно там же. Бесплатно; до 300 входов в сутки, поэтому вход сохраняется.",
        en: "Profiles and threads are read without it; Bluesky closes its search to whoever is not signed in. Where to get it: bsky.app → Settings → Privacy and security → App passwords → Add. It is not the password of the account, and can be revoked there. Free; up to 300 sign-ins a day, so the session is kept.",
      },
      "https://bsky.app/settings/app-passwords",
    ),
  },
  mastodon: {
    instance: text(
      "host",
      253,
      { ru: "Mastodon: сервер с ключом", en: "Mastodon: instance of the token" },
      {
        ru: "Сервер, на котором выдан ключ, например mastodon.social. Никакому другому серверу ключ не передаётся.",
        en: "The instance that issued the token, such as mastodon.social. The token is sent to no other.",
      },
    ),
    token: secret(
      500,
      { ru: "Mastodon: ключ доступа", en: "Mastodon: access token" },
      {
        ru: "Обычно не нужен: профили и метки открыты. Нужен, если сервер закрыл метки для гостей. Где взять: на своём сервере «Настройки» → «Разработка» → «Новое приложение», право read → «Ключ доступа». Бесплатно; 300 запросов за пять минут. Условия у каждого сервера свои, многие запрещают сплошной сбор.",
        en: "Usually not needed: profiles and tags are open. Needed where an instance closed its tags to guests. Where to get it: on your instance Preferences → Development → New application, scope read → Access token. Free; 300 requests in five minutes. Each instance has its own terms, and many forbid scraping.",
      },
    ),
  },
  reddit: {
    client_id: text(
      "line",
      100,
      { ru: "Reddit: номер приложения", en: "Reddit: client id" },
      {
        ru: "Стоит под названием приложения на reddit.com/prefs/apps. Нужен вместе с секретом.",
        en: "Stands below the name of the application at reddit.com/prefs/apps. Needed together with its secret.",
      },
    ),
    client_secret: secret(
      200,
      { ru: "Reddit: секрет приложения", en: "Reddit: client secret" },
      {
        ru: "Без него Reddit читается через открытые ленты: без оценок и числа комментариев, часто с отказами. Где взять: reddit.com/prefs/apps → «create another app» → тип script; новые ключи Reddit выдаёт после рассмотрения заявки. Для некоммерческого использования бесплатно, 100 запросов в минуту; коммерческое требует договора с Reddit.",
        en: "Without it Reddit is read through its public feeds: no scores, no comment counts, and often a refusal. Where to get it: reddit.com/prefs/apps → create another app → type script; Reddit approves new keys on request. Free for non-commercial use, 100 requests a minute; commercial use needs a contract with Reddit.",
      },
      "https://www.reddit.com/prefs/apps",
    ),
  },
  x: {
    bearer_token: secret(
      500,
      { ru: "X: ключ Bearer", en: "X: bearer token" },
      {
        ru: "Без него X не читается: открытого доступа у X нет. Где взять: developer.x.com → проект → приложение → «Keys and tokens» → «Bearer Token». Платно, из вашего кредита: около 0,005 $ за публикацию и 0,01 $ за автора. Пока месячный предел ниже равен нулю, ничего не тратится.",
        en: "Without it nothing of X is read: X has no open access. Where to get it: developer.x.com → project → app → Keys and tokens → Bearer Token. Paid from your own credit: some $0.005 for a post and $0.01 for an author. Nothing is spent while the monthly limit below is zero.",
      },
      "https://developer.x.com/en/portal/dashboard",
    ),
    monthly_budget_cents: {
      kind: "number",
      min: 0,
      max: 10_000_000,
      unit: "cents",
      default: 0,
      action: "run_system",
      name: { ru: "X: не тратить в месяц больше", en: "X: spend no more in a month than" },
      help: {
        ru: "В центах США: 5000 — это 50 $. Earshot считает цену до запроса и не делает его, если предел был бы превышен. Ноль — X не опрашивается.",
        en: "In US cents: 5000 is $50. Earshot works the price out before a request and does not send it where the limit would be passed. Zero: X is not asked.",
      },
    },
  },
} as const satisfies Record<string, Record<string, SettingDefinition>>;
