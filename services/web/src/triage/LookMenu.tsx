import { listOrderNames } from "@earshot/core/triage/order";
import { ActionIcon } from "@mantine/core";
import { IconArrowsSort, IconColumns3 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { lazyPart } from "../app/lazy-part.tsx";
import { Unfold } from "../app/Unfold.tsx";
import { useLanguage } from "../words/use-language.ts";
import type { OrderProps } from "./LookItems.tsx";

const OrderItems = lazyPart(async () => (await import("./LookItems.tsx")).OrderItems);
const LookItems = lazyPart(async () => (await import("./LookItems.tsx")).LookItems);

/** What comes first in the list. */
export function OrderMenu({ filter, onFilter }: OrderProps) {
  const { t } = useTranslation();
  const chosen = filter.sort ?? "urgency";
  const name = `${t("look.order")}: ${listOrderNames[useLanguage()][chosen]}`;
  return (
    <Unfold
      kind="menu"
      position="bottom-end"
      button={
        <ActionIcon
          size={32}
          variant={chosen === "urgency" ? "default" : "light"}
          aria-label={name}
          data-hint={name}
        >
          <IconArrowsSort size={17} stroke={1.75} />
        </ActionIcon>
      }
    >
      <OrderItems filter={filter} onFilter={onFilter} />
    </Unfold>
  );
}

/** What a row shows, and how high it is; kept for the person. */
export function LookMenu() {
  const { t } = useTranslation();
  return (
    <Unfold
      kind="menu"
      position="bottom-end"
      staysOpen
      button={
        <ActionIcon size={32} variant="default" aria-label={t("look.title")} data-hint={t("look.title")}>
          <IconColumns3 size={17} stroke={1.75} />
        </ActionIcon>
      }
    >
      <LookItems />
    </Unfold>
  );
}
