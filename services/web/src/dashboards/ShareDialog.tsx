import type { Dashboard } from "@earshot/contract/dashboard";
import { linkDays, type DashboardLink, type MadeDashboardLink } from "@earshot/contract/dashboard-link";
import { Button, Group, Modal, Select, Switch, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  dashboardLinksQuery,
  dashboardsKey,
  makeDashboardLink,
  revokeDashboardLink,
} from "../api/dashboards.ts";
import { CopyField } from "../app/CopyField.tsx";
import { Moment } from "../app/Moment.tsx";
import { useSay } from "../app/use-say.tsx";
import { dayInYear } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Share.module.css";

const reaches = [7, 31, 92, 400] as const;

/** Links that show this dashboard to whoever holds them: for how long, how far back, with or without names of authors. */
export function ShareDialog({ dashboard, onClose }: { dashboard: Dashboard; onClose: () => void }) {
  const { t } = useTranslation();
  const { data: links = [] } = useQuery(dashboardLinksQuery(dashboard.key));
  const [made, setMade] = useState<MadeDashboardLink | null>(null);
  return (
    <Modal opened onClose={onClose} title={t("dashboards.share")} size={560}>
      {made === null ? (
        <LinkForm boardKey={dashboard.key} onMade={setMade} />
      ) : (
        <div className={classes["made"]} role="status">
          <p>{t("dashboards.link.made")}</p>
          <CopyField
            label={t("dashboards.link.address")}
            text={made.address}
            copy={t("dashboards.link.copy")}
            copied={t("dashboards.link.copied")}
          />
          <Button onClick={() => setMade(null)}>{t("dashboards.link.another")}</Button>
        </div>
      )}
      {links.length > 0 && (
        <>
          <h3>{t("dashboards.link.all")}</h3>
          <ul className={classes["links"]}>
            {links.map((link) => (
              <LinkLine key={link.linkId} boardKey={dashboard.key} link={link} />
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}

interface LinkFormProps {
  boardKey: string;
  onMade: (made: MadeDashboardLink) => void;
}

function LinkForm({ boardKey, onMade }: LinkFormProps) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [label, setLabel] = useState("");
  const [days, setDays] = useState("30");
  const [reachDays, setReach] = useState("92");
  const [needsSignIn, setSignIn] = useState(false);
  const [showsAuthors, setAuthors] = useState(false);
  const make = useMutation({
    mutationFn: () =>
      makeDashboardLink(boardKey, {
        label: label.trim(),
        days: Number(days),
        reachDays: Number(reachDays),
        needsSignIn,
        showsAuthors,
      }),
    onSuccess: (link) => {
      onMade(link);
      void queryClient.invalidateQueries({ queryKey: dashboardsKey });
    },
    onError: say.failed,
  });
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <TextInput
        data-autofocus
        label={t("dashboards.link.label")}
        placeholder={t("dashboards.link.labelHint")}
        maxLength={100}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <div className={classes["pair"]}>
        <Select
          label={t("dashboards.link.days")}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          value={days}
          data={linkDays.map((each) => ({ value: String(each), label: t("topics.days", { count: each }) }))}
          onChange={(value) => setDays(value ?? days)}
        />
        <Select
          label={t("dashboards.link.reach")}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          value={reachDays}
          data={reaches.map((each) => ({ value: String(each), label: t("topics.days", { count: each }) }))}
          onChange={(value) => setReach(value ?? reachDays)}
        />
      </div>
      <Switch
        label={t("dashboards.link.needsSignIn")}
        checked={needsSignIn}
        onChange={(event) => setSignIn(event.currentTarget.checked)}
      />
      <Switch
        label={t("dashboards.link.showsAuthors")}
        description={t("dashboards.link.showsAuthorsHint")}
        checked={showsAuthors}
        onChange={(event) => setAuthors(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button type="submit" variant="filled" loading={make.isPending} disabled={label.trim() === ""}>
          {t("dashboards.link.make")}
        </Button>
      </Group>
    </form>
  );
}

function LinkLine({ boardKey, link }: { boardKey: string; link: DashboardLink }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const say = useSay();
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeDashboardLink(boardKey, link.linkId),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: dashboardsKey }),
    onError: say.failed,
  });
  return (
    <li data-state={link.state}>
      <div>
        <b>
          <bdi>{link.label}</bdi>
        </b>{" "}
        <code>{link.visibleStart}…</code>
        <small>
          {t(`dashboards.link.state.${stateKeys[link.state]}`, { day: dayInYear(link.expiresAt, language) })}{" "}
          · {t("dashboards.link.by", { name: link.madeBy.name })}
          {link.lastUsedAt !== null && (
            <>
              {" · "}
              {t("dashboards.link.used", { count: link.uses })} <Moment at={link.lastUsedAt} />
            </>
          )}
        </small>
      </div>
      {link.state === "holds" && (
        <Button size="compact-xs" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          {t("dashboards.link.revoke")}
        </Button>
      )}
    </li>
  );
}

const stateKeys = {
  holds: "holds",
  expired: "expired",
  revoked: "revoked",
  maker_left: "makerLeft",
} as const;
