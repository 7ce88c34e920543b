import { Button, PasswordInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addMailbox } from "../api/pushed-sources.ts";
import { sourcesQuery } from "../api/sources.ts";
import { useSay } from "../app/use-say.tsx";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import classes from "./Sources.module.css";

const empty = { host: "", user: "", password: "", mailFolder: "INBOX", senders: "", name: "" };

/** A folder of a mailbox with newsletters and alerts of named senders. */
export function AddMailbox({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [facts, setFacts] = useState(empty);
  const senders = facts.senders.split(/[\s,;]+/).filter((each) => each !== "");
  const saving = useMutation({
    mutationFn: () => {
      const { name, ...rest } = facts;
      return addMailbox({ ...rest, senders, ...(name.trim() === "" ? {} : { name }) });
    },
    async onSuccess({ name }) {
      await queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      say.done(t("sources.isAdded", { name }));
      onClose();
    },
  });
  const words = useFailureWords(saving.error);
  const errors = fieldErrors(saving.error);
  const field = (name: keyof typeof empty) => ({
    size: "xs" as const,
    label: t(`sources.mailbox.${name}`),
    value: facts[name],
    error: errors[name] ?? (name === "senders" ? errors["senders.0"] : undefined),
    onChange: (event: { currentTarget: { value: string } }) =>
      setFacts({ ...facts, [name]: event.currentTarget.value }),
  });
  const isFull = facts.host !== "" && facts.user !== "" && facts.password !== "" && senders.length > 0;
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <p className={classes["why"]}>{t("sources.mailbox.lead")}</p>
      <div className={classes["pair"]}>
        <TextInput {...field("host")} placeholder="imap.example.com" spellCheck={false} />
        <TextInput {...field("user")} placeholder="press@example.com" autoComplete="off" spellCheck={false} />
      </div>
      <div className={classes["pair"]}>
        <PasswordInput {...field("password")} autoComplete="new-password" />
        <TextInput {...field("mailFolder")} spellCheck={false} />
      </div>
      <Textarea
        {...field("senders")}
        autosize
        minRows={1}
        maxRows={4}
        placeholder="news@example.com, @google.com"
      />
      <TextInput {...field("name")} />
      {saving.isError && (
        <p className={classes["refusal"]} role="alert">
          {`${words.what}. ${words.mend}`}
        </p>
      )}
      <Button type="submit" size="sm" variant="filled" disabled={!isFull} loading={saving.isPending}>
        {t("sources.addIt")}
      </Button>
    </form>
  );
}
