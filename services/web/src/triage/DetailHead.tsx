import type { MentionRow } from "@earshot/contract/mention";
import { statuses, type Status } from "@earshot/core/triage/status";
import { statusNames } from "@earshot/core/triage/status-names";
import { ActionIcon, Button, Kbd, Menu, Tooltip } from "@mantine/core";
import {
  IconAlarmSnooze,
  IconArrowLeft,
  IconBan,
  IconCheck,
  IconChevronDown,
  IconDots,
  IconExternalLink,
  IconEyeOff,
  IconFlame,
  IconSpeakerphone,
  IconStack2,
  IconStar,
  IconUserEdit,
  IconUserPlus,
  IconUsers,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePerson } from "../app/person.ts";
import { readHost } from "../app/safe-address.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./PostDetail.module.css";
import type { DetailActions } from "./PostDetail.tsx";
import { HoldNotice } from "./HoldNotice.tsx";
import { PersonMark } from "./PersonMark.tsx";
import { SeverityPicker } from "./SeverityPicker.tsx";

interface DetailHeadProps {
  row: MentionRow | undefined;
  actions: DetailActions;
  onBack: (() => void) | null;
}

const statusKeys: Partial<Record<Status, string>> = {
  in_progress: "E",
  waiting: "W",
  answered: "R",
  dismissed: "I",
};

/** What is done most often, always in sight: status, severity, the way to the post itself. */
export function DetailHead({ row, actions, onBack }: DetailHeadProps) {
  const { t } = useTranslation();
  if (row === undefined) return null;
  const host = readHost(row.url);
  return (
    <>
      <div className={classes["head"]}>
        {onBack !== null && (
          <ActionIcon size={36} aria-label={t("triage.back")} onClick={onBack}>
            <IconArrowLeft size={20} />
          </ActionIcon>
        )}
        <StatusMenu row={row} actions={actions} />
        <AssignButton row={row} actions={actions} />
        {actions.mayTriage && row.status !== "answered" && (
          <Button
            size="xs"
            leftSection={<IconCheck size={15} aria-hidden />}
            rightSection={<Kbd size="xs">R</Kbd>}
            onClick={() => actions.onDialog("answer")}
          >
            {t("working.answer.title")}
          </Button>
        )}
        <MoreMenu row={row} actions={actions} />
        <span className={classes["spring"]} />
        <SeverityPicker row={row} actions={actions} />
        {host !== null && row.url !== null && (
          <Tooltip label={`${t("triage.openSource")} · ${host}`}>
            <ActionIcon
              component="a"
              size={30}
              variant="default"
              className={classes["origin"] ?? ""}
              href={row.url}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={`${t("triage.openSource")} · ${host}`}
            >
              <IconExternalLink size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {actions.holding.other !== null && (
        <div className={classes["held"]}>
          <HoldNotice
            hold={actions.holding.other}
            onTakeOver={actions.mayTriage ? actions.holding.takeOver : null}
          />
        </div>
      )}
    </>
  );
}

/** What is done less often, each with its key. */
function MoreMenu({ row, actions }: { row: MentionRow; actions: DetailActions }) {
  const { t } = useTranslation();
  const { holding, isStarred } = actions;
  const isAsleep = row.snoozedUntil !== null;
  const choices: [name: string, icon: typeof IconBan, key: string, act: () => void, isForAll?: true][] = [
    [t(isStarred ? "working.star.off" : "working.star.on"), IconStar, "F", actions.onStar, true],
    [t(holding.isOwn ? "working.hold.release" : "working.hold.take"), IconUserEdit, "H", holding.toggle],
    isAsleep
      ? [t("working.snooze.wake"), IconAlarmSnooze, "⇧ S", () => actions.act({ kind: "snooze", until: null })]
      : [t("working.snooze.confirm"), IconAlarmSnooze, "S", () => actions.onDialog("snooze")],
    [t("working.irrelevant.confirm"), IconEyeOff, "I", () => actions.onDialog("dismiss")],
    [t("working.escalate.confirm"), IconSpeakerphone, "⇧ E", () => actions.onDialog("escalate")],
    [t("incidents.add"), IconFlame, "⇧ I", () => actions.onDialog("incident")],
    [t("working.bulk.merge"), IconStack2, "M", () => actions.onDialog("merge")],
    [t("working.block.confirm"), IconBan, "B", () => actions.onDialog("block")],
  ];
  const shown = choices.filter(([, , , , isForAll]) => actions.mayTriage || isForAll === true);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon size={30} variant="default" aria-label={t("working.bulk.more")}>
          <IconDots size={16} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {shown.map(([name, Icon, key, act]) => (
          <Menu.Item
            key={name}
            leftSection={<Icon size={15} stroke={1.75} aria-hidden />}
            rightSection={<Kbd size="xs">{key}</Kbd>}
            onClick={act}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Who is on it; a press lets somebody be chosen. */
function AssignButton({ row, actions }: { row: MentionRow; actions: DetailActions }) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const { assignee } = row;
  if (assignee === null && !actions.mayTriage) return null;
  const choose = (
    <Tooltip label={t("desk.assign.choose")}>
      <ActionIcon size={30} variant="default" aria-label={t("desk.assign.choose")} onClick={actions.onAssign}>
        <IconUsers size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
  const button = (
    <Button
      size="xs"
      className={classes["assignee"] ?? ""}
      disabled={!actions.mayTriage}
      aria-label={assignee === null ? undefined : `${t("desk.assign.title")}: ${assignee.name}`}
      onClick={assignee === null ? actions.onTake : actions.onAssign}
      leftSection={assignee === null ? <IconUserPlus size={15} aria-hidden /> : undefined}
      rightSection={assignee === null && <Kbd size="xs">A</Kbd>}
    >
      {assignee === null ? (
        <span className={classes["word"]}>{t("desk.assign.me")}</span>
      ) : (
        <PersonMark
          name={assignee.name}
          isMe={assignee.personId === person?.personId}
          hasLeft={assignee.hasLeft}
        />
      )}
    </Button>
  );
  if (assignee !== null) return button;
  return (
    <Button.Group>
      {button}
      {choose}
    </Button.Group>
  );
}

function StatusMenu({ row, actions }: { row: MentionRow; actions: DetailActions }) {
  const { t } = useTranslation();
  const names = statusNames[useLanguage()];
  return (
    <Menu position="bottom-start" disabled={!actions.mayTriage}>
      <Menu.Target>
        <Button
          size="xs"
          rightSection={actions.mayTriage && <IconChevronDown size={14} aria-hidden />}
          aria-label={`${t("triage.status")}: ${names[row.status]}`}
        >
          {names[row.status]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {statuses.map((status) => (
          <Menu.Item
            key={status}
            disabled={status === row.status}
            rightSection={statusKeys[status] && <Kbd size="xs">{statusKeys[status]}</Kbd>}
            onClick={() =>
              status === "dismissed" ? actions.onDismiss() : actions.act({ kind: "status", status })
            }
          >
            {names[status]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
