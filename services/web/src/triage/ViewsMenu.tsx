import { Button } from "@mantine/core";
import { IconBookmark, IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { viewsQuery } from "../api/views.ts";
import { lazyPart } from "../app/lazy-part.tsx";
import { Unfold } from "../app/Unfold.tsx";
import { addressOf } from "./filter-address.ts";
import { readyViewNames, readyViews } from "./ready-views.ts";
import type { ViewsProps } from "./ViewItems.tsx";

const ViewItems = lazyPart(async () => (await import("./ViewItems.tsx")).ViewItems);

/** The saved view that is open, and all others. */
export function ViewsMenu(props: ViewsProps) {
  const { t } = useTranslation();
  const { data } = useQuery(viewsQuery);
  const address = addressOf(props.filter);
  const saved = data?.views.find((view) => view.address === address)?.name;
  const ready = readyViewNames.find((name) => addressOf(readyViews[name]) === address);
  const shown = saved ?? (ready && t(`desk.views.readyName.${ready}`));
  return (
    <Unfold
      kind="menu"
      position="bottom-start"
      width={300}
      button={
        <Button
          size="compact-sm"
          variant={shown ? "light" : "subtle"}
          color={shown ? "accent" : "gray"}
          maw={180}
          flex="none"
          leftSection={<IconBookmark size={14} aria-hidden />}
          rightSection={<IconChevronDown size={13} aria-hidden />}
        >
          {shown ?? t("desk.views.title")}
        </Button>
      }
    >
      <ViewItems {...props} />
    </Unfold>
  );
}
