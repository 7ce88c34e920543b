import { Button, SegmentedControl } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { draftsQuery } from "../api/drafts.ts";
import { Empty } from "../app/Empty.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { DraftItem } from "./DraftItem.tsx";
import classes from "./Drafts.module.css";
import { draftScopes } from "./drafts-view.ts";

/** Answers: what one is writing, what waits for one's word, everything, what was said. */
export function DraftsPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { scope = "all" } = useSearch({ from: "/signed-in/drafts" });
  const navigate = useNavigate();
  const query = useQuery(draftsQuery(scope));
  const waiting = useQuery(draftsQuery("waiting")).data?.drafts.length ?? 0;
  return (
    <Page>
      <PageHead
        title={t("drafts.title")}
        lead={t("drafts.lead")}
        exported={{ list: "drafts", filter: { scope } }}
      >
        {may("respond") && (
          <Button
            component={Link}
            to="/drafts/new"
            variant="filled"
            leftSection={<IconPlus size={15} aria-hidden />}
          >
            {t("drafts.new")}
          </Button>
        )}
      </PageHead>
      <SegmentedControl
        size="xs"
        mb={12}
        withItemsBorders={false}
        className={classes["scopes"] ?? ""}
        aria-label={t("drafts.scope")}
        value={scope}
        data={draftScopes.map((each) => ({
          value: each,
          label:
            each === "waiting" && waiting > 0
              ? `${t("drafts.scopes.waiting")} · ${waiting}`
              : t(`drafts.scopes.${each}`),
        }))}
        onChange={(next) => void navigate({ to: "/drafts", search: { scope: next } })}
      />
      <Loaded query={query} skeleton={[84, 84, 84]}>
        {({ drafts }) =>
          drafts.length === 0 ? (
            <Empty
              icon={<IconPencil size={28} stroke={1.5} aria-hidden />}
              title={t(`drafts.empty.${scope}`)}
            >
              <p>{t(`drafts.emptyText.${scope}`)}</p>
            </Empty>
          ) : (
            <ul className={classes["list"]}>
              {drafts.map((draft) => (
                <DraftItem key={draft.draftId} draft={draft} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
