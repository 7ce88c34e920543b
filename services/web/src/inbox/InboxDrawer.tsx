import { Drawer } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CollectingTrouble } from "./CollectingTrouble.tsx";
import { InboxList } from "./InboxList.tsx";

interface InboxDrawerProps {
  isOpened: boolean;
  onClose: () => void;
}

/** What colleagues wrote to you, under what has stopped being collected. */
export function InboxDrawer({ isOpened, onClose }: InboxDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer opened={isOpened} onClose={onClose} position="right" size={420} title={t("desk.inbox.title")}>
      <CollectingTrouble onClose={onClose} />
      <InboxList onClose={onClose} />
    </Drawer>
  );
}
