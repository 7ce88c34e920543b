import type { MentionFilter } from "@earshot/contract/mention-filter";
import { listOrderNames, listOrders } from "@earshot/core/triage/order";
import { hiddenAtFirst, rowColumnNames, rowColumns } from "@earshot/core/triage/row-column";
import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { withoutFilter } from "./filter-address.ts";
import { useListLook } from "./use-list-look.ts";

export interface OrderProps {
  filter: MentionFilter;
  onFilter: (filter: MentionFilter) => void;
}

/** The orders that a list can have. */
export function OrderItems({ filter, onFilter }: OrderProps) {
  const language = useLanguage();
  const chosen = filter.sort ?? "urgency";
  return listOrders.map((order) => (
    <Menu.Item
      key={order}
      role="menuitemradio"
      aria-checked={order === chosen}
      leftSection={<IconCheck size={15} aria-hidden opacity={order === chosen ? 1 : 0} />}
      onClick={() => {
        const rest = withoutFilter(filter, "sort");
        onFilter(order === "urgency" ? rest : { ...rest, sort: order });
      }}
    >
      {listOrderNames[language][order]}
    </Menu.Item>
  ));
}

/** Height and parts of a row. */
export function LookItems() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { isCompact, hidden, choose } = useListLook();
  const hiddenColumns = rowColumns.filter((column) => hidden.has(column));
  return (
    <>
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
    </>
  );
}
