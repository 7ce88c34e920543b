import type { MentionFilter } from "@earshot/contract/mention-filter";
import { listOrderNames, listOrders } from "@earshot/core/triage/order";
import { hiddenAtFirst, rowColumnNames, rowColumns } from "@earshot/core/triage/row-column";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconArrowsSort, IconCheck, IconColumns3 } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { withoutFilter } from "./filter-address.ts";
import { useListLook } from "./use-list-look.ts";

interface OrderMenuProps {
  filter: MentionFilter;
  onFilter: (filter: MentionFilter) => void;
}

/** What comes first in the list. */
export function OrderMenu({ filter, onFilter }: OrderMenuProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpened, setIsOpened] = useState(false);
  const chosen = filter.sort ?? "urgency";
  return (
    <Menu position="bottom-end" opened={isOpened} onChange={setIsOpened}>
      <Tooltip label={`${t("look.order")}: ${listOrderNames[language][chosen]}`} disabled={isOpened}>
        <Menu.Target>
          <ActionIcon
            size={32}
            variant={chosen === "urgency" ? "default" : "light"}
            aria-label={`${t("look.order")}: ${listOrderNames[language][chosen]}`}
          >
            <IconArrowsSort size={17} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        {listOrders.map((order) => (
          <Menu.Item
            key={order}
            leftSection={<IconCheck size={15} aria-hidden opacity={order === chosen ? 1 : 0} />}
            onClick={() => {
              const rest = withoutFilter(filter, "sort");
              onFilter(order === "urgency" ? rest : { ...rest, sort: order });
            }}
          >
            {listOrderNames[language][order]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What a row shows, and how high it is; kept for the person. */
export function LookMenu() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { isCompact, hidden, choose } = useListLook();
  const [isOpened, setIsOpened] = useState(false);
  const hiddenColumns = rowColumns.filter((column) => hidden.has(column));
  return (
    <Menu position="bottom-end" opened={isOpened} onChange={setIsOpened} closeOnItemClick={false}>
      <Tooltip label={t("look.title")} disabled={isOpened}>
        <Menu.Target>
          <ActionIcon size={32} variant="default" aria-label={t("look.title")}>
            <IconColumns3 size={17} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
        <Menu.Item
          leftSection={<IconCheck size={15} aria-hidden opacity={isCompact ? 1 : 0} />}
          aria-checked={isCompact}
          role="menuitemcheckbox"
          onClick={() => choose({ isCompact: !isCompact, hiddenColumns })}
        >
          {t("look.compact")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("look.title")}</Menu.Label>
        {rowColumns.map((column) => (
          <Menu.Item
            key={column}
            role="menuitemcheckbox"
            aria-checked={!hidden.has(column)}
            leftSection={<IconCheck size={15} aria-hidden opacity={hidden.has(column) ? 0 : 1} />}
            onClick={() =>
              choose({
                isCompact,
                hiddenColumns: hidden.has(column)
                  ? hiddenColumns.filter((each) => each !== column)
                  : [...hiddenColumns, column],
              })
            }
          >
            {rowColumnNames[language][column]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => choose({ isCompact, hiddenColumns: [...hiddenAtFirst] })}>
          {t("look.usual")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
