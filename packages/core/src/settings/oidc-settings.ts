import type { Role } from "../triage/status.ts";
import type { SettingDefinition } from "./definition.ts";

type TextSetting = Extract<SettingDefinition, { kind: "text" }>;

function line(name: { ru: string; en: string }, help: { ru: string; en: string }): TextSetting {
  return { kind: "text", format: "line", maxLength: 500, default: "", action: "run_system", name, help };
}

function groupsOf(role: { ru: string; en: string }): TextSetting {
  return line(
    { ru: `Группы: ${role.ru}`, en: `Groups: ${role.en}` },
    {
      ru: "Названия групп через запятую, как их передаёт служба входа. У кого подходит несколько ролей, получает ту, что в этом списке выше.",
      en: "Names of groups with commas between them, as the provider sends them. Who fits several roles gets the one that stands higher in this list.",
    },
  );
}

/** Signing in through the company's own provider by OpenID Connect. An empty address means that there is none. */
export const oidcSettings = {
  "oidc.issuer": {
    kind: "text",
    format: "base_url",
    maxLength: 500,
    default: "",
    action: "run_system",
    name: { ru: "Адрес службы входа", en: "Address of the provider" },
    help: {
      ru: "Issuer службы OpenID Connect, например https://login.example.com/realms/company. Пустое поле — единого входа нет. Адрес внутри своей сети тоже подойдёт.",
      en: "The issuer of the OpenID Connect provider, such as https://login.example.com/realms/company. Empty: no single sign-on. An address within your own network will do too.",
    },
  },
  "oidc.name": line(
    { ru: "Название на кнопке", en: "Name on the button" },
    {
      ru: "Как люди называют эту службу: «корпоративная учётная запись», Keycloak, ADFS.",
      en: "What people call it: company account, Keycloak, ADFS.",
    },
  ),
  "oidc.client_id": line(
    { ru: "Идентификатор приложения", en: "Client ID" },
    {
      ru: "Под каким именем Earshot записан у службы входа. Адрес возврата для неё стоит выше.",
      en: "The name under which the provider knows Earshot. The redirect address to give it stands above.",
    },
  ),
  "oidc.client_secret": {
    kind: "secret",
    maxLength: 1_000,
    action: "run_system",
    name: { ru: "Секрет приложения", en: "Client secret" },
    help: {
      ru: "Хранится зашифрованным и больше не показывается. Служба выдаёт его вместе с идентификатором.",
      en: "Kept encrypted and never shown again. The provider gives it together with the client ID.",
    },
  },
  "oidc.groups_claim": {
    ...line(
      { ru: "Поле с группами", en: "Claim with groups" },
      {
        ru: "В каком поле токена служба передаёт группы человека: groups, roles. Вложенное поле — через точку: realm_access.roles.",
        en: "The claim in which the provider sends a person's groups: groups, roles. A nested one with dots: realm_access.roles.",
      },
    ),
    default: "groups",
  },
  "oidc.admin_groups": groupsOf({ ru: "администраторы", en: "administrators" }),
  "oidc.head_groups": groupsOf({ ru: "руководители PR", en: "heads of PR" }),
  "oidc.pr_groups": groupsOf({ ru: "специалисты PR", en: "PR staff" }),
  "oidc.legal_groups": groupsOf({ ru: "юристы", en: "lawyers" }),
  "oidc.executive_groups": groupsOf({ ru: "первые лица", en: "executives" }),
  "oidc.analyst_groups": groupsOf({ ru: "аналитики", en: "analysts" }),
  "oidc.viewer_groups": groupsOf({ ru: "наблюдатели", en: "viewers" }),
  "oidc.role_without_group": {
    kind: "choice",
    options: {
      none: { ru: "не впускать", en: "do not let in" },
      viewer: { ru: "наблюдатель", en: "viewer" },
      analyst: { ru: "аналитик", en: "analyst" },
      pr: { ru: "специалист PR", en: "PR staff" },
    },
    default: "none",
    action: "run_system",
    name: { ru: "Кто ни в одной из групп", en: "Whoever is in none of these groups" },
    help: {
      ru: "Роли ниже всех перечисленных групп. Пока не указана ни одна группа, уже знакомые люди сохраняют свою роль, а новые получают эту.",
      en: "Below all groups above. While no group is named at all, people who are known keep their role and new ones get this one.",
    },
  },
  "oidc.links_by_email": {
    kind: "yes_no",
    default: true,
    action: "run_system",
    name: { ru: "Узнавать людей по почте", en: "Know people by their e-mail" },
    help: {
      ru: "При первом входе человек получает свою прежнюю учётную запись с той же почтой, если служба подтверждает адрес. Выключите, если адреса в ней может менять кто угодно.",
      en: "At the first sign-in people get the account that they have here under the same e-mail, if the provider vouches for the address. Switch it off if anybody may change addresses there.",
    },
  },
  "oidc.is_required": {
    kind: "yes_no",
    default: false,
    action: "run_system",
    name: { ru: "Пароль — только администраторам", en: "Passwords for administrators only" },
    help: {
      ru: "Остальные входят через службу входа. Администраторам пароль остаётся на случай, если она не отвечает.",
      en: "Everybody else signs in through the provider. Administrators keep theirs for the day when it does not answer.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;

/** Settings that name the groups of a role, the role that counts more first. */
export const groupSettings = [
  ["admin", "oidc.admin_groups"],
  ["head", "oidc.head_groups"],
  ["pr", "oidc.pr_groups"],
  ["legal", "oidc.legal_groups"],
  ["executive", "oidc.executive_groups"],
  ["analyst", "oidc.analyst_groups"],
  ["viewer", "oidc.viewer_groups"],
] as const satisfies readonly (readonly [Role, keyof typeof oidcSettings])[];
