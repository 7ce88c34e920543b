import { auditWhatEn } from "@earshot/core/system/audit/audit-what-en";
import { auditKindsEn, auditSaidEn } from "@earshot/core/system/audit/audit-words-en";

export const audit = {
  title: "Audit log",
  hint: "Who changed what, and when. Lines are never changed or removed. What happened to a post stands in its history.",
  person: "Who",
  anybody: "everybody",
  nobody: "commands and the program itself",
  about: "About",
  anything: "everything",
  deed: "Deed",
  onlyOf: "All about {{name}}",
  none: "There are no such lines.",
  more: "Show earlier ones",
  by: {
    singleSignOn: auditSaidEn.singleSignOn,
    commandLine: auditSaidEn.commandLine,
    system: auditSaidEn.system,
    gone: auditSaidEn.gone,
    token: "{{name}}, token “{{token}}”",
  },
  kind: auditKindsEn,
  what: auditWhatEn,
};
