import { ActionIcon } from "@mantine/core";
import { IconHelp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { lazyPart } from "../../app/lazy-part.tsx";
import { Unfold } from "../../app/Unfold.tsx";

const QuerySyntax = lazyPart(async () => (await import("./QuerySyntax.tsx")).QuerySyntax);

/** What can be typed into the search field. */
export function QueryHelp() {
  const { t } = useTranslation();
  return (
    <Unfold
      kind="note"
      position="bottom-end"
      width="min(440px, calc(100vw - 16px))"
      button={
        <ActionIcon size={22} aria-label={t("desk.search.help")}>
          <IconHelp size={15} stroke={1.75} aria-hidden />
        </ActionIcon>
      }
    >
      <QuerySyntax />
    </Unfold>
  );
}
