import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addWebhook } from "../api/pushed-sources.ts";
import { sourcesQuery } from "../api/sources.ts";
import { useFailureWords } from "../words/failure-words.ts";
import { ShownSecret } from "./ShownSecret.tsx";
import classes from "./Sources.module.css";

/** An address at which another program hands posts in; the secret to sign with is shown this once. */
export function AddWebhook() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const making = useMutation({
    mutationFn: () => addWebhook({ name }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sourcesQuery.queryKey }),
  });
  const words = useFailureWords(making.error);
  if (making.data !== undefined)
    return <ShownSecret address={making.data.address} secret={making.data.secret} />;
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        making.mutate();
      }}
    >
      <p className={classes["why"]}>{t("sources.webhook.lead")}</p>
      <TextInput
        size="xs"
        label={t("sources.name")}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {making.isError && (
        <p className={classes["refusal"]} role="alert">
          {`${words.what}. ${words.mend}`}
        </p>
      )}
      <Button
        type="submit"
        size="sm"
        variant="filled"
        disabled={name.trim() === ""}
        loading={making.isPending}
      >
        {t("sources.webhook.make")}
      </Button>
    </form>
  );
}
