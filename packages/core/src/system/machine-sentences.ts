import { countedEn, countedRu, sizeText } from "./counted.ts";
import { fine, trouble, type SentencesOf } from "./finding-sentences.ts";

type MachineCode =
  | "node_fits"
  | "node_old"
  | "memory_free"
  | "memory_low"
  | "disk_free"
  | "disk_low"
  | "folder_fine"
  | "folder_refused"
  | "folder_open"
  | "pid_file_stale"
  | "database_answers"
  | "database_slow"
  | "database_none"
  | "database_away"
  | "database_old"
  | "database_without_icu"
  | "migrations_current"
  | "migrations_missing"
  | "migrations_foreign"
  | "partitions_ready"
  | "partitions_missing"
  | "clock_right"
  | "clock_skewed";

const fix = "npm run earshot -- doctor --fix";

/** Sentences about the machine and the database. */
export const machineSentences: SentencesOf<MachineCode> = {
  node_fits: ({ version }) => fine(`Node.js ${version}`, `Node.js ${version}`),
  node_old: ({ version, wanted }) =>
    trouble(
      [
        `Node.js ${version}, а нужен ${wanted} или новее.`,
        "Установите свежий Node.js LTS с https://nodejs.org и запустите Earshot снова.",
      ],
      [
        `Node.js ${version}; ${wanted} or newer is needed.`,
        "Install a current Node.js LTS from https://nodejs.org and start Earshot again.",
      ],
    ),
  memory_free: ({ freeBytes, totalBytes }) =>
    fine(
      `свободно ${sizeText(freeBytes, "ru")} из ${sizeText(totalBytes, "ru")}`,
      `${sizeText(freeBytes, "en")} of ${sizeText(totalBytes, "en")} free`,
    ),
  memory_low: ({ freeBytes, totalBytes }) =>
    trouble(
      [
        `Памяти почти не осталось: свободно ${sizeText(freeBytes, "ru")} из ${sizeText(totalBytes, "ru")}.`,
        "Закройте лишние программы или добавьте памяти: Earshot нужно около 500 МБ.",
      ],
      [
        `Memory is nearly used up: ${sizeText(freeBytes, "en")} of ${sizeText(totalBytes, "en")} free.`,
        "Close other programs or add memory: Earshot wants about 500 MB.",
      ],
    ),
  disk_free: ({ freeBytes, folder }) =>
    fine(
      `свободно ${sizeText(freeBytes, "ru")} (${folder})`,
      `${sizeText(freeBytes, "en")} free in ${folder}`,
    ),
  disk_low: ({ freeBytes, wantedBytes, folder }) =>
    trouble(
      [
        `Место на диске кончается: ${folder}, свободно ${sizeText(freeBytes, "ru")}, нужно хотя бы ${sizeText(wantedBytes, "ru")}.`,
        "Освободите место (старые файлы копий, журналы) или перенесите данные на другой диск: EARSHOT_DATA_DIR.",
      ],
      [
        `The disk of ${folder} is nearly full: ${sizeText(freeBytes, "en")} free, ${sizeText(wantedBytes, "en")} wanted.`,
        "Free some space (old backup files, logs) or move the data to another disk with EARSHOT_DATA_DIR.",
      ],
    ),
  folder_fine: ({ folder }) => fine(`${folder}: запись разрешена`, `${folder} can be written`),
  folder_refused: ({ folder, reason }) =>
    trouble(
      [
        `В папку данных ${folder} нельзя писать: ${reason}.`,
        "Отдайте её учётной записи, под которой работает Earshot, или укажите другую в EARSHOT_DATA_DIR.",
      ],
      [
        `The data folder ${folder} cannot be written: ${reason}.`,
        "Give it to the account that runs Earshot, or name another one with EARSHOT_DATA_DIR.",
      ],
    ),
  folder_open: ({ folder }) =>
    trouble(
      [`Папку ${folder} могут читать другие пользователи этой машины.`, `${fix} или: chmod 700 ${folder}`],
      [`Other accounts of this machine can read ${folder}.`, `${fix}, or: chmod 700 ${folder}`],
    ),
  pid_file_stale: ({ file }) =>
    trouble(
      [`Остался файл ${file} от сервера базы, которого больше нет.`, `${fix} уберёт его.`],
      [`${file} was left by a database server that is gone.`, `${fix} removes it.`],
    ),
  database_answers: ({ ms, version }) =>
    fine(
      `отвечает за ${Math.ceil(ms)} мс${version === null ? "" : `, PostgreSQL ${version}`}`,
      `answers in ${Math.ceil(ms)} ms${version === null ? "" : `, PostgreSQL ${version}`}`,
    ),
  database_slow: ({ ms }) =>
    trouble(
      [
        `База данных отвечает медленно: ${Math.ceil(ms)} мс на простейший вопрос.`,
        "Проверьте нагрузку на процессор и диск сервера базы и сеть до него.",
      ],
      [
        `The database is slow: ${Math.ceil(ms)} ms for the simplest question.`,
        "Look at processor and disk of the database server, and at the network in between.",
      ],
    ),
  database_none: ({ folder }) =>
    trouble(
      [`В папке ${folder} ещё нет базы: Earshot здесь не запускали.`, "Запустите его: npm start"],
      [`There is no database in ${folder} yet: Earshot was never started here.`, "Start it: npm start"],
    ),
  database_away: ({ reason }) =>
    trouble(
      [
        `База данных не отвечает: ${reason}.`,
        "Запустите Earshot снова; если задан DATABASE_URL, проверьте, что сервер работает, а адрес, имя и пароль верны.",
      ],
      [
        `The database does not answer: ${reason}.`,
        "Start Earshot again; with DATABASE_URL, see that the server runs and that address, user and password are right.",
      ],
    ),
  database_old: ({ version, wanted }) =>
    trouble(
      [
        `PostgreSQL ${version}, а нужен ${wanted} или новее.`,
        "Обновите сервер базы или уберите DATABASE_URL: тогда Earshot возьмёт встроенный.",
      ],
      [
        `PostgreSQL ${version}; ${wanted} or newer is needed.`,
        "Update the server, or leave DATABASE_URL out: then the embedded server is used.",
      ],
    ),
  database_without_icu: ({ version }) =>
    trouble(
      [
        `PostgreSQL ${version} собран без ICU: поиск по словам работать не будет.`,
        "Возьмите обычную сборку PostgreSQL (пакеты дистрибутивов и образ postgres собраны с ICU).",
      ],
      [
        `PostgreSQL ${version} was built without ICU: search for words cannot work.`,
        "Use a usual build (the packages of distributions and the image postgres have ICU).",
      ],
    ),
  migrations_current: ({ newest }) => fine(`схема актуальна (${newest})`, `schema is current (${newest})`),
  migrations_missing: ({ count }) =>
    trouble(
      [
        `База отстаёт: не применено ${countedRu(count, "обновление", "обновления", "обновлений")} схемы.`,
        `Запустите Earshot, он обновит её сам, или ${fix}`,
      ],
      [
        `The database is behind: ${countedEn(count, "migration is", "migrations are")} missing.`,
        `Start Earshot, which applies them, or ${fix}`,
      ],
    ),
  migrations_foreign: ({ name }) =>
    trouble(
      [
        `База обновлена более новой версией Earshot (${name}).`,
        "Запустите ту версию или новее; базу эта версия не тронет.",
      ],
      [
        `The database belongs to a newer version of Earshot (${name}).`,
        "Run that version or a newer one; this one leaves the database alone.",
      ],
    ),
  partitions_ready: ({ until }) => fine(`месяцы готовы по ${until}`, `months are ready until ${until}`),
  partitions_missing: ({ months }) =>
    trouble(
      [`Не созданы разделы таблиц на месяцы: ${months}.`, `Раз в час это делает сбор; сразу: ${fix}`],
      [`Tables have no partitions for ${months}.`, `Collecting makes them every hour; at once: ${fix}`],
    ),
  clock_right: ({ seconds }) =>
    fine(
      `${seconds.toFixed(1).replace(".", ",")} с между этой машиной и базой`,
      `${seconds.toFixed(1)} s between this machine and the database`,
    ),
  clock_skewed: ({ seconds }) =>
    trouble(
      [
        `Часы этой машины и базы расходятся на ${Math.round(seconds)} с.`,
        "Включите синхронизацию времени (NTP) на обеих: от неё зависят время публикаций и сроки разбора.",
      ],
      [
        `The clocks of this machine and the database are ${Math.round(seconds)} s apart.`,
        "Set both by NTP: times of posts and deadlines of triage depend on them.",
      ],
    ),
};
