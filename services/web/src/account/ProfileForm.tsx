import type { Account } from "@earshot/contract/account";
import { roleNames } from "@earshot/core/triage/status-names";
import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountQuery, changeAccount } from "../api/account.ts";
import { sessionQuery } from "../api/session.ts";
import { useSay } from "../app/use-say.tsx";
import { speak } from "../words/start-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Account.module.css";

/** Name and language, which are one's own to change; address and role, which are not. */
export function ProfileForm({ account: { person } }: { account: Account }) {
  const { t } = useTranslation();
  const pageLanguage = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const [name, setName] = useState(person.name);
  const [language, setLanguage] = useState(person.language);
  const isChanged = name.trim() !== person.name || language !== person.language;
  const saving = useMutation({
    mutationFn: () => changeAccount({ name: name.trim(), language }),
    async onSuccess(account) {
      queryClient.setQueryData(accountQuery.queryKey, account);
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      if (language !== person.language) await speak(language);
      say.done(t("account.saved"));
    },
    onError: say.failed,
  });
  return (
    <section className={classes["card"]}>
      <h2>{t("account.profile")}</h2>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== "") saving.mutate();
        }}
      >
        <dl className={classes["facts"]}>
          <dt>{t("account.email")}</dt>
          <dd>{person.email}</dd>
          <dt>{t("account.role")}</dt>
          <dd>{roleNames[pageLanguage][person.role]}</dd>
        </dl>
        <div className={classes["pair"]}>
          <TextInput
            label={t("account.name")}
            autoComplete="name"
            maxLength={100}
            value={name}
            error={name.trim() === "" && t("account.needed")}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div>
            <span className={classes["label"]} id="account-language">
              {t("account.language")}
            </span>
            <SegmentedControl
              size="xs"
              aria-labelledby="account-language"
              value={language}
              data={[
                { value: "ru", label: "Русский" },
                { value: "en", label: "English" },
              ]}
              onChange={(value) => setLanguage(value === "ru" ? "ru" : "en")}
            />
            <p className={classes["hint"]}>{t("account.languageHint")}</p>
          </div>
        </div>
        <div className={classes["tools"]}>
          <Button type="submit" disabled={!isChanged} loading={saving.isPending}>
            {t("frame.save")}
          </Button>
        </div>
      </form>
    </section>
  );
}
