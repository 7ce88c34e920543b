import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../api/desk.ts";
import { setSpeaker, speakersQuery } from "../api/drafts.ts";
import { Loaded } from "../app/Loaded.tsx";
import classes from "./Drafts.module.css";
import { useDraftDeed } from "./use-draft-deed.ts";

/** Which person of the team each executive of the watch list is. */
export function SpeakersPage() {
  const { t } = useTranslation();
  const query = useQuery(speakersQuery);
  const people = (useQuery(colleaguesQuery).data ?? []).filter(({ hasLeft }) => !hasLeft);
  const deed = useDraftDeed();
  return (
    <>
      <h2>{t("drafts.speakers.title")}</h2>
      <p className={classes["none"]}>{t("drafts.speakers.lead")}</p>
      <Loaded query={query} skeleton={[44, 44]}>
        {({ speakers }) =>
          speakers.length === 0 ? (
            <p className={classes["none"]}>{t("drafts.speakers.none")}</p>
          ) : (
            <ul className={classes["rows"]} style={{ marginTop: 12 }}>
              {speakers.map(({ entityId, name, position, person }) => (
                <li key={entityId} className={classes["speaker"]}>
                  <p>
                    {name}
                    {position !== null && <small>{position}</small>}
                  </p>
                  <NativeSelect
                    size="xs"
                    aria-label={name}
                    disabled={deed.isBusy}
                    value={String(person?.personId ?? "")}
                    data={[
                      { value: "", label: t("drafts.speakers.nobody") },
                      ...people.map((each) => ({ value: String(each.personId), label: each.name })),
                    ]}
                    onChange={(event) => {
                      const { value } = event.currentTarget;
                      const personId = value === "" ? null : Number(value);
                      void deed.run(() => setSpeaker(entityId, personId), t("drafts.speakers.saved"));
                    }}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
