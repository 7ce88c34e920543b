import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "../app/PageHead.tsx";
import { SectionMenu } from "../app/SectionMenu.tsx";

interface CalendarHeadProps {
  title: string;
  lead: string;
  children?: ReactNode;
}

/** What stands above both pages of the section: what is planned, and what is to be heard. */
export function CalendarHead({ title, lead, children }: CalendarHeadProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={title} lead={lead}>
        {children}
      </PageHead>
      <SectionMenu
        label={t("calendar.menu")}
        pages={[
          { to: "/calendar", name: t("calendar.title") },
          { to: "/key-messages", name: t("messages.title") },
        ]}
      />
    </>
  );
}
