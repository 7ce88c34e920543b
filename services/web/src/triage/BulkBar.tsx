import { bulkPostsMax } from "@earshot/core/triage/bulk";
import type { PostCount } from "@earshot/contract/mention";
import { ActionIcon, Button, Kbd, Menu } from "@mantine/core";
import {
  IconAlarmSnooze,
  IconBan,
  IconChevronDown,
  IconDots,
  IconFlame,
  IconSpeakerphone,
  IconStack2,
  IconTag,
  IconUser,
  IconUserOff,
  IconX,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { severityNames, statusNames } from "@earshot/core/triage/status-names";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./BulkBar.module.css";
import type { Deed } from "./change.ts";
import type { OpenDialog } from "./TriagePage.tsx";
import type { Selection } from "./use-selection.ts";

interface BulkBarProps {
  selection: Selection;
  /** Everything in the list that has a place. */
  ids: readonly number[];
  total: PostCount | null;
  act: (change: Deed) => void;
  onDialog: (dialog: OpenDialog) => void;
}

/** What can be done with the ticked posts, or with all that fit the filter. */
export function BulkBar({ selection, ids, total, act, onDialog }: BulkBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = statusNames[language];
  const isMoreThanTicked = total === null || !total.isExact || total.count > selection.count;
  const reach = total === null || !total.isExact ? bulkPostsMax : Math.min(bulkPostsMax, total.count);
  const shown = fullCount(reach, language);
  const chosen = selection.isAllOfFilter
    ? t(reach === bulkPostsMax ? "working.bulk.allOfMore" : "working.bulk.allOf", { shown })
    : t("working.bulk.chosen", { count: selection.count });
  return (
    <div className={classes["bar"]} role="toolbar" aria-label={t("working.bulk.bar")}>
      <ActionIcon size={26} aria-label={t("working.bulk.clear")} onClick={selection.clear}>
        <IconX size={15} />
      </ActionIcon>
      <b role="status">{chosen}</b>
      {!selection.isAllOfFilter && isMoreThanTicked && (
        <Button
          variant="subtle"
          onClick={() => {
            if (total?.isExact === true && total.count <= ids.length) selection.add(ids);
            else selection.takeAllOfFilter();
          }}
        >
          {t("working.bulk.all")}
        </Button>
      )}
      <span className={classes["spring"]} />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={14} aria-hidden />}>{t("triage.status")}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(["new", "in_progress", "waiting", "answered"] as const).map((status) => (
            <Menu.Item key={status} onClick={() => act({ kind: "status", status })}>
              {names[status]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button leftSection={<IconUser size={14} aria-hidden />} onClick={() => onDialog("assign")}>
        {t("desk.assign.title")}
      </Button>
      <Button leftSection={<IconTag size={14} aria-hidden />} onClick={() => onDialog("tags")}>
        {t("desk.tags.title")}
      </Button>
      <Button leftSection={<IconBan size={14} aria-hidden />} onClick={() => onDialog("dismiss")}>
        {t("working.irrelevant.confirm")}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t("working.bulk.more")}>
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconAlarmSnooze size={15} aria-hidden />}
            rightSection={<Kbd size="xs">S</Kbd>}
            onClick={() => onDialog("snooze")}
          >
            {t("working.snooze.confirm")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSpeakerphone size={15} aria-hidden />}
            onClick={() => onDialog("escalate")}
          >
            {t("working.escalate.confirm")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFlame size={15} aria-hidden />}
            disabled={selection.isAllOfFilter}
            onClick={() => onDialog("incident")}
          >
            {t("incidents.add")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconStack2 size={15} aria-hidden />}
            rightSection={<Kbd size="xs">M</Kbd>}
            disabled={selection.isAllOfFilter || selection.count < 2}
            onClick={() => onDialog("merge")}
          >
            {t("working.bulk.merge")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconUserOff size={15} aria-hidden />}
            rightSection={<Kbd size="xs">B</Kbd>}
            disabled={selection.isAllOfFilter}
            onClick={() => onDialog("block")}
          >
            {t("working.block.authors")}
          </Menu.Item>
          <Menu.Label>{t("triage.severity")}</Menu.Label>
          {([1, 2, 3, 4, 5] as const).map((severity) => (
            <Menu.Item key={severity} onClick={() => act({ kind: "correct", correction: { severity } })}>
              {severity} · {severityNames[language][severity]}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => onDialog("direction")}>{t("triage.direction")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
