import { Button, PasswordInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addMailbox, previewMailbox } from "../api/pushed-sources.ts";
import { sourcesQuery } from "../api/sources.ts";
import { useSay } from "../app/use-say.tsx";
import { fieldErrors, useFailureWords } from "../words/failure-words.ts";
import { Preview } from "./PreviewFeed.tsx";
import classes from "./Sources.module.css";
import { useReasonWords } from "./use-reason-words.ts";

const empty = { host: "", user: "", password: "", mailFolder: "INBOX", senders: "", name: "" };

/** A folder of a mailbox with newsletters and alerts of named senders. */
export function AddMailbox({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [facts, setFacts] = useState(empty);
  const senders = facts.senders.split(/[\s,;]+/).filter((each) => each !== "");
  const { name: ownName, ...rest } = facts;
  const mailbox = { ...rest, senders, ...(ownName.trim() === "" ? {} : { name: ownName }) };
  const looking = useMutation({ mutationFn: () => previewMailbox(mailbox) });
  const saving = useMutation({
    mutationFn: () => addMailbox(mailbox),
    async onSuccess({ name }) {
      await queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey });
      say.done(t("sources.isAdded", { name }));
      onClose();
    },
  });
  const failure = saving.error ?? looking.error;
  const words = useFailureWords(failure);
  const errors = fieldErrors(failure);
  const seen = looking.data;
  const reason = useReasonWords(seen?.ok === false ? seen.code : null);
  const field = (name: keyof typeof empty) => ({
    size: "xs" as const,
    label: t(`sources.mailbox.${name}`),
    value: facts[name],
    error: errors[name] ?? (name === "senders" ? errors["senders.0"] : undefined),
    onChange: (event: { currentTarget: { value: string } }) => {
      setFacts({ ...facts, [name]: event.currentTarget.value });
      looking.reset();
    },
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
      {reason !== null && seen?.ok === false && (
        <div className={classes["refusal"]} role="alert">
          <b>
            {t("sources.cannot")}. {reason.what}
          </b>
          <p>{seen.code === "wrong_password" ? t("sources.mailbox.wrongPassword") : reason.mend}</p>
          <small>{seen.message}</small>
        </div>
      )}
      {seen?.ok === true && <Preview seen={seen} />}
      {failure !== null && (
        <p className={classes["refusal"]} role="alert">
          {`${words.what}. ${words.mend}`}
        </p>
      )}
      <div className={classes["pair"]}>
        <Button size="sm" disabled={!isFull} loading={looking.isPending} onClick={() => looking.mutate()}>
          {t("sources.look")}
        </Button>
        <Button type="submit" size="sm" variant="filled" disabled={!isFull} loading={saving.isPending}>
          {t("sources.addIt")}
        </Button>
      </div>
    </form>
  );
}
