import type { FactList } from "@earshot/contract/fact";
import { factStandings, type FactStanding } from "@earshot/core/respond/fact-standing";
import { Button, SegmentedControl } from "@mantine/core";
import { IconCertificate, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { factQuery, factsQuery, type Fact } from "../api/facts.ts";
import { FindField } from "../app/FindField.tsx";
import { Empty } from "../app/Empty.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { usePerson } from "../app/person.ts";
import { FactDialog } from "./FactDialog.tsx";
import { FactsHead } from "./FactsHead.tsx";
import { FactItem } from "./FactItem.tsx";
import { readFactsView, type FactsView } from "./facts-view.ts";
import classes from "./Facts.module.css";
import { WithdrawDialog } from "./WithdrawDialog.tsx";

type Open = { kind: "new" } | { kind: "edit" | "withdraw"; fact: Fact } | null;

/** Fact cards: what may be said, on which source, until when; whoever may approves them here. */
export function FactsPage() {
  const { t } = useTranslation();
  const { mayTriage } = usePerson();
  const view: FactsView = useSearch({ strict: false });
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const onOpen = mayTriage ? (kind: "edit" | "withdraw", fact: Fact): void => setOpen({ kind, fact }) : null;
  return (
    <Page>
      <FactsHead
        title={t("facts.title")}
        lead={t("facts.lead")}
        {...(view.fact === undefined && {
          exported: { list: "facts", filter: { q: view.q, standing: view.standing } },
        })}
      >
        {mayTriage && (
          <Button
            variant="filled"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setOpen({ kind: "new" })}
          >
            {t("facts.new")}
          </Button>
        )}
      </FactsHead>
      {view.fact === undefined ? (
        <FactLists view={view} onOpen={onOpen} />
      ) : (
        <OneFact factCardId={view.fact} onOpen={onOpen} />
      )}
      {(open?.kind === "new" || open?.kind === "edit") && (
        <FactDialog fact={open.kind === "edit" ? open.fact : null} onClose={close} />
      )}
      {open?.kind === "withdraw" && <WithdrawDialog fact={open.fact} onClose={close} />}
    </Page>
  );
}

type OnOpen = ((kind: "edit" | "withdraw", fact: Fact) => void) | null;

function OneFact({ factCardId, onOpen }: { factCardId: number; onOpen: OnOpen }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes["all"]}>
        <Link to="/facts" search={{}}>
          {t("facts.all")}
        </Link>
      </p>
      <Loaded
        query={useQuery(factQuery(factCardId))}
        gone={{ title: t("facts.gone"), text: t("facts.goneText") }}
        skeleton={[120]}
      >
        {(fact) => (
          <ul className={classes["list"]}>
            <FactItem fact={fact} onOpen={onOpen} isAlone />
          </ul>
        )}
      </Loaded>
    </>
  );
}

function FactLists({ view, onOpen }: { view: FactsView; onOpen: OnOpen }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const show = (part: Record<string, unknown>, replace = false): void =>
    void navigate({ to: "/facts", search: readFactsView({ ...view, ...part }), replace });
  const query = useQuery(factsQuery(view));
  const counts = query.data?.counts;
  return (
    <>
      <div className={classes["tools"]}>
        <FindField label={t("facts.find")} given={view.q ?? ""} onFind={(q) => show({ q }, true)} />
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          className={classes["standings"] ?? ""}
          aria-label={t("facts.which")}
          value={view.standing ?? "all"}
          data={[
            { value: "all", label: t("facts.every") },
            ...factStandings.map((value) => ({
              value,
              label: choice(t(`facts.standing.${value}`), value, counts),
            })),
          ]}
          onChange={(standing) => show({ standing })}
        />
      </div>
      {counts && <ExpiryNotice counts={counts} />}
      <Loaded query={query} skeleton={[110, 110, 110]}>
        {({ facts }) =>
          facts.length > 0 ? (
            <ul className={classes["list"]} data-stale={query.isPlaceholderData || undefined}>
              {facts.map((fact) => (
                <FactItem key={fact.factCardId} fact={fact} onOpen={onOpen} />
              ))}
            </ul>
          ) : view.q !== undefined || view.standing !== undefined ? (
            <p className={classes["none"]}>{t("facts.noneFound")}</p>
          ) : (
            <Empty icon={<IconCertificate size={28} stroke={1.5} aria-hidden />} title={t("facts.empty")}>
              <p>{t("facts.emptyText")}</p>
            </Empty>
          )
        }
      </Loaded>
    </>
  );
}

function choice(name: string, standing: FactStanding, counts: FactList["counts"] | undefined): string {
  const count = counts?.[standing] ?? 0;
  return count === 0 ? name : `${name} ${count}`;
}

function ExpiryNotice({ counts }: { counts: FactList["counts"] }) {
  const { t } = useTranslation();
  const { expiring, expired } = counts;
  if (expiring + expired === 0) return null;
  return (
    <p className={classes["notice"]} role="note">
      {expiring > 0 && (
        <Link to="/facts" search={{ standing: "expiring" }}>
          {t("facts.expiringCount", { count: expiring })}
        </Link>
      )}
      {expired > 0 && (
        <Link to="/facts" search={{ standing: "expired" }}>
          {t("facts.expiredCount", { count: expired })}
        </Link>
      )}
    </p>
  );
}
