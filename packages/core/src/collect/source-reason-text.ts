import type { SourceReason } from "./source-reason.ts";

export type ReasonLanguage = "ru" | "en";

/** What is the matter, and what mends it. */
export interface ReasonText {
  what: string;
  mend: string;
}

type Texts = Record<ReasonLanguage, ReasonText>;

/** The sentences that people see for a reason code. */
export function reasonText(reason: SourceReason, language: ReasonLanguage): ReasonText {
  return texts[reason][language];
}

function pair(en: [what: string, mend: string], ru: [what: string, mend: string]): Texts {
  return { en: { what: en[0], mend: en[1] }, ru: { what: ru[0], mend: ru[1] } };
}

const waitEn = "Nothing to do: it is tried again, less and less often.";
const waitRu = "Делать ничего не нужно: попытки повторяются, всё реже.";

const texts: Record<SourceReason, Texts> = {
  bad_url: pair(
    ["This is not a web address.", "Correct the address of the source."],
    ["Это не веб-адрес.", "Исправьте адрес источника."],
  ),
  refused_address: pair(
    [
      "The address leads into a private network or is otherwise not allowed.",
      "If it is your own server, let an administrator put its host and port on the allow list.",
    ],
    [
      "Адрес ведёт во внутреннюю сеть или запрещён по другой причине.",
      "Если это ваш сервер, администратор может добавить его хост и порт в список разрешённых.",
    ],
  ),
  dns: pair(
    [
      "The host's name was not found.",
      "Check the spelling of the address; the site may have moved or closed.",
    ],
    ["Имя сервера не найдено.", "Проверьте адрес: сайт мог переехать или закрыться."],
  ),
  connect: pair(
    ["The server does not answer, or the connection broke off.", waitEn],
    ["Сервер не отвечает или соединение оборвалось.", waitRu],
  ),
  tls: pair(
    [
      "The server's certificate cannot be trusted.",
      "Open the address in a browser; if it warns as well, tell the owner of the site.",
    ],
    [
      "Сертификату сервера нельзя доверять.",
      "Откройте адрес в браузере: если предупреждает и он, сообщите владельцу сайта.",
    ],
  ),
  timeout: pair(["The server was too slow.", waitEn], ["Сервер отвечал слишком долго.", waitRu]),
  too_large: pair(
    [
      "The answer is larger than what is read.",
      "Look for a shorter feed of the same site, or one per section.",
    ],
    ["Ответ больше, чем разрешено читать.", "Найдите более короткую ленту сайта или ленту по рубрике."],
  ),
  too_many_redirects: pair(
    ["The address leads in circles.", "Open it in a browser and take the address that it ends at."],
    [
      "Адрес перенаправляет по кругу.",
      "Откройте его в браузере и возьмите тот адрес, на котором он остановится.",
    ],
  ),
  bad_response: pair(
    ["The answer breaks the rules of HTTP or came incomplete.", waitEn],
    ["Ответ нарушает правила HTTP или пришёл не полностью.", waitRu],
  ),
  aborted: pair(["The visit was called off.", waitEn], ["Обращение было прервано.", waitRu]),
  unauthorized: pair(
    ["The source wants a key or a sign-in.", "Enter a valid key, or take a public address of the source."],
    ["Источник требует ключ или вход.", "Укажите действующий ключ или возьмите открытый адрес источника."],
  ),
  forbidden: pair(
    [
      "The host refuses us.",
      "Ask the owner of the site to let us in, or take another source of the same posts.",
    ],
    ["Сервер нам отказывает.", "Попросите владельца сайта открыть доступ или возьмите другой источник."],
  ),
  not_found: pair(
    ["There is no feed at this address.", "Look the current address up on the site."],
    ["По этому адресу ленты нет.", "Найдите на сайте действующий адрес ленты."],
  ),
  gone: pair(
    ["The host says that this feed is gone for good.", "Remove the source or give it a new address."],
    ["Сервер сообщает, что лента удалена навсегда.", "Удалите источник или укажите новый адрес."],
  ),
  legal_reasons: pair(
    ["Withheld for legal reasons.", "Only another source of the same posts helps."],
    ["Закрыто по юридическим причинам.", "Поможет только другой источник этих публикаций."],
  ),
  rate_limited: pair(
    ["The host says that we ask too often.", "Nothing to do: it is given the rest that it asks for."],
    [
      "Сервер считает, что мы обращаемся слишком часто.",
      "Делать ничего не нужно: мы подождём, сколько он просит.",
    ],
  ),
  unavailable: pair(
    ["The host is out of service for the moment.", waitEn],
    ["Сервер временно не работает.", waitRu],
  ),
  server_error: pair(["The host has an error of its own.", waitEn], ["Ошибка на стороне сервера.", waitRu]),
  http_error: pair(
    ["The host does not give the feed out.", "Open the address in a browser to see why."],
    ["Сервер не отдаёт ленту.", "Откройте адрес в браузере, чтобы увидеть причину."],
  ),
  not_a_feed: pair(
    ["What answers here is not a feed.", "Give the address of the feed itself, not of the page."],
    ["По этому адресу не лента.", "Укажите адрес самой ленты, а не страницы."],
  ),
  error_page: pair(
    [
      "The host answers with a page instead of the feed.",
      "It may be an error or a robot check: open it in a browser.",
    ],
    [
      "Вместо ленты сервер отдаёт страницу.",
      "Возможно, это ошибка или проверка на робота: откройте адрес в браузере.",
    ],
  ),
  reader_timeout: pair(
    ["Reading the feed took too long, so it was given up.", "Look for a shorter feed of the same site."],
    [
      "Чтение ленты заняло слишком много времени и было прервано.",
      "Найдите более короткую ленту этого сайта.",
    ],
  ),
  no_file: pair(
    ["There is no such file, or it may not be read.", "Check the path."],
    ["Такого файла нет или его нельзя прочитать.", "Проверьте путь."],
  ),
  too_quiet: pair(
    ["Far fewer posts than this source usually gives.", "Look whether the site publishes elsewhere now."],
    [
      "Публикаций намного меньше обычного для этого источника.",
      "Посмотрите, не публикует ли сайт теперь в другом месте.",
    ],
  ),
  not_visited: pair(
    ["Its visit is overdue: nobody is collecting.", "Check that the collecting worker runs."],
    ["Проверка просрочена: сбор не идёт.", "Проверьте, что сборщик запущен."],
  ),
  host_waits: pair(
    [
      "The host asked to wait: that was its answer to another source.",
      "Nothing to do: it is read after that.",
    ],
    [
      "Сервер попросил подождать: так он ответил на запрос другого источника.",
      "Делать ничего не нужно: источник прочитаем, как только выйдет срок.",
    ],
  ),
  no_connector: pair(
    ["This installation has no connector for this kind of source.", "Update Earshot or remove the source."],
    ["В этой установке нет коннектора для такого источника.", "Обновите Earshot или удалите источник."],
  ),
  needs_key: pair(
    [
      "A key is missing, has run out, or does not allow this.",
      "Enter a valid key under Settings → Connections; it says where to get one.",
    ],
    [
      "Ключа нет, он истёк или не даёт такого права.",
      "Укажите действующий ключ: «Настройки → Подключения», там сказано, где его взять.",
    ],
  ),
  not_open: pair(
    [
      "It is there, but not open to everybody.",
      "Only what anybody may read without signing in is collected. Ask its owner to open it, or remove the source.",
    ],
    [
      "Источник есть, но открыт не для всех.",
      "Собирается только то, что видно без входа. Попросите владельца открыть его или удалите источник.",
    ],
  ),
  not_there: pair(
    ["There is no such channel, account or page.", "Check the spelling; it may have been renamed or closed."],
    [
      "Такого канала, аккаунта или страницы нет.",
      "Проверьте написание: имя могли сменить, а канал — закрыть.",
    ],
  ),
  over_quota: pair(
    ["The quota of requests is used up.", "Nothing to do: collecting goes on by itself when it is renewed."],
    ["Квота запросов исчерпана.", "Делать ничего не нужно: сбор продолжится, когда она обновится."],
  ),
  over_budget: pair(
    [
      "Our own guard stopped it: one more request could cost more than the monthly budget that you set.",
      "Raise the budget under Settings → Connections, or wait: on the first of the month it goes on by itself.",
    ],
    [
      "Остановил наш собственный предохранитель: ещё один запрос мог бы стоить больше вашего месячного бюджета.",
      "Поднимите бюджет: «Настройки → Подключения», — или подождите: первого числа сбор пойдёт дальше сам.",
    ],
  ),
  no_credits: pair(
    [
      "The credits of your account with the service are used up.",
      "Buy credits there; for X that is developer.x.com. The budget set here does not change that.",
    ],
    [
      "На вашем счёте у самой службы кончились оплаченные кредиты.",
      "Докупите их там; для X это developer.x.com. Бюджет, заданный здесь, на это не влияет.",
    ],
  ),
  forbidden_by_robots: pair(
    [
      "The site asks programs not to read this page (robots.txt).",
      "Take a feed of the site, or ask its owner for leave.",
    ],
    [
      "Сайт просит программы не читать эту страницу (robots.txt).",
      "Возьмите ленту сайта или попросите разрешения у владельца.",
    ],
  ),
  service_error: pair(
    ["The service says that it failed.", waitEn],
    ["Служба сообщает о своей ошибке.", waitRu],
  ),
  proxy: pair(
    [
      "The proxy did not let the request through.",
      "Check it under Settings → Connections: its address, its sign-in, and whether it allows this host.",
    ],
    [
      "Прокси не пропустил запрос.",
      "Проверьте его: «Настройки → Подключения», — адрес, вход и разрешён ли ему этот сервер.",
    ],
  ),
  wrong_password: pair(
    [
      "The mail server does not let us into the mailbox.",
      "Open the source and enter the password again; many providers want an app password instead of the usual one.",
    ],
    [
      "Почтовый сервер не пускает в ящик.",
      "Откройте источник и впишите пароль заново. Многие почтовые службы вместо обычного пароля требуют пароль приложения.",
    ],
  ),
  internal: pair(
    ["Something went wrong on our side.", "The log has the details; please report it."],
    ["Ошибка на нашей стороне.", "Подробности в журнале; пожалуйста, сообщите о ней."],
  ),
};
