import { auditWhatRu } from "@earshot/core/system/audit/audit-what-ru";
import { auditKindsRu, auditSaidRu } from "@earshot/core/system/audit/audit-words-ru";

export const audit = {
  title: "Журнал действий",
  hint: "Кто, что и когда изменил. Строки не меняются и не удаляются. Что происходило с публикацией, видно в её истории.",
  person: "Кто",
  anybody: "все",
  nobody: "команды и сама программа",
  about: "О чём",
  anything: "всё",
  deed: "Что сделано",
  onlyOf: "Всё об этом: {{name}}",
  none: "Таких записей нет.",
  more: "Показать раньше",
  by: {
    singleSignOn: auditSaidRu.singleSignOn,
    commandLine: auditSaidRu.commandLine,
    system: auditSaidRu.system,
    gone: auditSaidRu.gone,
    token: "{{name}}, ключ «{{token}}»",
  },
  kind: auditKindsRu,
  what: auditWhatRu,
};
