import type { AccountRow } from "@earshot/contract/people";
import { roleNames } from "@earshot/core/triage/status-names";
import { roles } from "@earshot/core/triage/status";
import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import { PersonActions } from "./PersonActions.tsx";
import { useChangePerson } from "./use-change-person.ts";
import classes from "./People.module.css";

/** Everybody with role and when last seen; cards where a table has no room. */
export function PeopleTable({ people, hasMail }: { people: readonly AccountRow[]; hasMail: boolean }) {
  const { t } = useTranslation();
  return (
    <table className={classes["table"]}>
      <thead>
        <tr>
          <th scope="col">{t("people.column.name")}</th>
          <th scope="col">{t("people.column.role")}</th>
          <th scope="col">{t("people.column.lastSeen")}</th>
          <th scope="col">{t("people.column.codes")}</th>
          <th scope="col">
            <span className={classes["hidden"]}>{t("people.column.actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.personId} person={person} hasMail={hasMail} />
        ))}
      </tbody>
    </table>
  );
}

function PersonRow({ person, hasMail }: { person: AccountRow; hasMail: boolean }) {
  const { t } = useTranslation();
  const { person: own } = usePerson();
  const { name, email, isDisabled, lastSeenAt, hasSecondFactor } = person;
  return (
    <tr data-disabled={isDisabled || undefined}>
      <th scope="row" className={classes["who"]}>
        <b>
          <bdi>{name}</bdi>
        </b>
        {own?.personId === person.personId && <span className={classes["mark"]}>{t("people.you")}</span>}
        {isDisabled && (
          <span className={classes["mark"]} data-tone="trouble">
            {t("people.disabled")}
          </span>
        )}
        <small>{email}</small>
      </th>
      <td className={classes["role"]}>
        <RoleField person={person} />
      </td>
      <td data-label={t("people.column.lastSeen")}>
        {lastSeenAt === null ? t("people.never") : <Moment at={lastSeenAt} />}
      </td>
      <td data-label={t("people.column.codes")}>
        {t(hasSecondFactor ? "people.codesOn" : "people.codesOff")}
      </td>
      <td className={classes["actions"]}>
        <PersonActions person={person} hasMail={hasMail} />
      </td>
    </tr>
  );
}

function RoleField({ person }: { person: AccountRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const changing = useChangePerson(person);
  return (
    <>
      <Select
        size="xs"
        aria-label={t("people.roleOf", { name: person.name })}
        allowDeselect={false}
        disabled={person.isDisabled || changing.isPending}
        value={person.role}
        data={roles.map((role) => ({ value: role, label: roleNames[language][role] }))}
        onChange={(role) =>
          role !== null &&
          role !== person.role &&
          changing.mutate({ change: { role }, done: t("people.changed", { name: person.name }) })
        }
      />
      <small>{t(`people.may.${person.role}`)}</small>
    </>
  );
}
