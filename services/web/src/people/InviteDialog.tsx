import { inviteSchema, type OneTimeLink } from "@earshot/contract/people";
import { roles, type Role } from "@earshot/core/triage/status";
import { roleNames } from "@earshot/core/triage/status-names";
import { Button, Group, Modal, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { statusOf } from "../api/client.ts";
import { invitationsQuery, invite, peopleQuery } from "../api/people.ts";
import { systemQuery } from "../api/system.ts";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { LinkToCopy } from "./LinkDialog.tsx";
import classes from "./People.module.css";

/** Asks whom to invite, then shows the link once. */
export function InviteDialog({ hasMail, onClose }: { hasMail: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<OneTimeLink | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("people.inviteTitle")}
      size={made === null ? 460 : 560}
      closeOnClickOutside={made === null}
    >
      {made === null ? (
        <InviteForm hasMail={hasMail} onMade={setMade} />
      ) : (
        <LinkToCopy link={made} hasMail={hasMail} onDone={onClose} />
      )}
    </Modal>
  );
}

function InviteForm({ hasMail, onMade }: { hasMail: boolean; onMade: (link: OneTimeLink) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("pr");
  const { data: system } = useQuery(systemQuery);
  const [mailLanguage, setMailLanguage] = useState(system?.team.language ?? language);
  const [isChecked, setIsChecked] = useState(false);
  const given = { name: name.trim(), email: email.trim(), role, language: mailLanguage };
  const inviting = useMutation({
    mutationFn: () => invite(given),
    async onSuccess(link) {
      onMade(link);
      await queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
    },
  });
  const { shape } = inviteSchema;
  const isNameGood = shape.name.safeParse(given.name).success;
  const isEmailGood = shape.email.safeParse(given.email).success;
  const emailError = isEmailGood ? null : given.email === "" ? t("people.needed") : t("people.badEmail");
  return (
    <form
      className={classes["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsChecked(true);
        if (isNameGood && isEmailGood) inviting.mutate();
      }}
    >
      <p className={classes["hint"]}>{t("people.inviteHint")}</p>
      <TextInput
        label={t("people.name")}
        data-autofocus
        maxLength={100}
        value={name}
        error={isChecked && !isNameGood && t("people.needed")}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t("people.email")}
        type="email"
        maxLength={254}
        value={email}
        error={isChecked && emailError}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Select
        label={t("people.role")}
        description={t(`people.may.${role}`)}
        allowDeselect={false}
        value={role}
        data={roles.map((each) => ({ value: each, label: roleNames[language][each] }))}
        onChange={(value) => value !== null && setRole(value)}
      />
      {hasMail && (
        <SegmentedControl
          aria-label={t("people.mailLanguage")}
          value={mailLanguage}
          data={[
            { value: "ru", label: "Русский" },
            { value: "en", label: "English" },
          ]}
          onChange={(value) => setMailLanguage(value === "ru" ? "ru" : "en")}
        />
      )}
      {inviting.isError && <Refusal error={inviting.error} />}
      <Group justify="flex-end">
        <Button size="sm" type="submit" variant="filled" loading={inviting.isPending}>
          {t("people.makeLink")}
        </Button>
      </Group>
    </form>
  );
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const words = useFailureWords(error);
  const isTaken = fieldErrors(error)["email"] === "is taken";
  const text =
    statusOf(error) === 409
      ? t(isTaken ? "people.isHere" : "people.isInvited")
      : `${words.what}. ${words.mend}`;
  return (
    <p className={classes["refusal"]} role="alert">
      {text}
    </p>
  );
}
