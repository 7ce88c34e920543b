import { writeFilter, type FilterName } from "@earshot/contract/filter-address";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { nameKey } from "@earshot/core/triage/tag";
import { Button, Modal, Switch, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api/client.ts";
import { saveView, viewsQuery } from "../api/views.ts";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { fieldErrors } from "../words/failure-words.ts";
import { addressOf } from "./filter-address.ts";
import { useFilterWords } from "./filter-words.ts";
import classes from "./Views.module.css";

interface SaveViewDialogProps {
  filter: MentionFilter;
  onFilter: (filter: MentionFilter) => void;
  onClose: () => void;
}

/** Saves what is shown under a name; a known name gets the new criteria, known criteria get no second name. */
export function SaveViewDialog({ filter, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation();
  const words = useFilterWords();
  const say = useSay();
  const { may } = usePerson();
  const queryClient = useQueryClient();
  const { data } = useQuery(viewsQuery);
  const [name, setName] = useState("");
  const [isTeam, setIsTeam] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const known = data?.views.find((view) => view.isTeam === isTeam && nameKey(view.name) === nameKey(name));

  const save = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const { isNew } = await saveView({ name, isTeam, address: addressOf(filter) });
      await queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
      say.done(t(isNew ? "desk.views.saved" : "desk.views.updated", { name: name.trim() }));
      onClose();
    } catch (error) {
      const same = fieldErrors(error)["address"];
      if (same !== undefined) setWrong(t("desk.views.same", { name: same }));
      else if (error instanceof ApiError && error.problem.status === 409) setWrong(t("desk.views.nameTaken"));
      else say.failed(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t("desk.views.saveTitle")} size={440}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={classes["shown"]}>
          {(writeFilter(filter) as [FilterName, string][]).map(([part, value]) => (
            <span key={`${part}=${value}`}>
              <b>{words.name(part)}:</b> <bdi>{words.value(part, value)}</bdi>
            </span>
          ))}
        </div>
        <TextInput
          data-autofocus
          required
          size="xs"
          maxLength={60}
          label={t("desk.views.name")}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setWrong(null);
          }}
        />
        {may("edit_watch_list") && (
          <Switch
            label={t("desk.views.team")}
            description={t("desk.views.teamHint")}
            checked={isTeam}
            onChange={(event) => setIsTeam(event.currentTarget.checked)}
          />
        )}
        {known !== undefined && wrong === null && (
          <p className={classes["hint"]}>{t("desk.views.willUpdate")}</p>
        )}
        {wrong !== null && (
          <p className={classes["wrong"]} role="alert">
            {wrong}
          </p>
        )}
        <div className={classes["foot"]}>
          <Button onClick={onClose}>{t("frame.cancel")}</Button>
          <Button type="submit" variant="filled" loading={isBusy} disabled={name.trim() === ""}>
            {known === undefined ? t("frame.save") : t("desk.views.update")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
