import { UnstyledButton } from "@mantine/core";
import { IconUserCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Frame.module.css";
import { lazyPart } from "./lazy-part.tsx";
import { usePerson } from "./person.ts";
import { Unfold } from "./Unfold.tsx";

const PersonItems = lazyPart(async () => (await import("./PersonItems.tsx")).PersonItems);

/** Who is signed in, with all that is theirs. */
export function PersonMenu({ isShort }: { isShort: boolean }) {
  const { t } = useTranslation();
  const { person } = usePerson();
  return (
    <Unfold
      kind="menu"
      position="right-end"
      width={260}
      staysOpen
      button={
        <UnstyledButton
          className={classes["person"]}
          aria-label={`${t("frame.account")}: ${person?.name ?? ""}`}
        >
          <IconUserCircle size={20} stroke={1.6} aria-hidden />
          {!isShort && <span className={classes["name"]}>{person?.name}</span>}
        </UnstyledButton>
      }
    >
      <PersonItems />
    </Unfold>
  );
}
