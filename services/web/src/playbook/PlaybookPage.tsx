import type { PlaybookText, PlaybookVersion } from "@earshot/contract/playbook-version";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { playbookTextQuery, playbookVersionsQuery } from "../api/playbook.ts";
import { Loaded } from "../app/Loaded.tsx";
import classes from "./Playbook.module.css";
import { PlaybookEditor } from "./PlaybookEditor.tsx";
import { VersionList } from "./VersionList.tsx";

/** Who answers what, in which posture, by when: by form or as text, with what a change would do, and every version that ever held. */
export function PlaybookPage() {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes["lead"]}>{t("playbook.lead")}</p>
      <Loaded query={useQuery(playbookVersionsQuery)} skeleton={[480, 120]}>
        {({ versions }) => <Versions versions={versions} />}
      </Loaded>
    </>
  );
}

function Versions({ versions }: { versions: readonly PlaybookVersion[] }) {
  const [held] = versions;
  const [shown, setShown] = useState<number | null>(null);
  const query = useQuery(playbookTextQuery(shown ?? held?.playbookId));
  const holding = useQuery(playbookTextQuery(held?.playbookId)).data;
  if (held === undefined) return null;
  return (
    <div className={classes["columns"]}>
      <Loaded query={query} skeleton={[480]}>
        {(text: PlaybookText) => (
          <PlaybookEditor
            key={text.playbookId}
            text={text}
            held={holding ?? text}
            onSaved={() => setShown(null)}
          />
        )}
      </Loaded>
      <VersionList versions={versions} shown={shown ?? held.playbookId} onShow={setShown} />
    </div>
  );
}
