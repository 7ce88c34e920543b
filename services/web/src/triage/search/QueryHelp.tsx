import { ActionIcon, Popover } from "@mantine/core";
import { IconHelp } from "@tabler/icons-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { lazyPart } from "../../app/lazy-part.tsx";

const QuerySyntax = lazyPart(async () => (await import("./QuerySyntax.tsx")).QuerySyntax);

/** What can be typed into the search field. */
export function QueryHelp() {
  const { t } = useTranslation();
  return (
    <Popover position="bottom-end" width={440}>
      <Popover.Target>
        <ActionIcon size={22} aria-label={t("desk.search.help")}>
          <IconHelp size={15} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={12}>
        <Suspense>
          <QuerySyntax />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
