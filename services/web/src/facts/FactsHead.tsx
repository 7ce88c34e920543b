import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "../app/PageHead.tsx";
import { SectionMenu } from "../app/SectionMenu.tsx";

interface FactsHeadProps {
  title: string;
  lead: string;
  children?: ReactNode;
}

/** What stands above both pages of the section: fact cards, and what is said of us. */
export function FactsHead({ title, lead, children }: FactsHeadProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={title} lead={lead}>
        {children}
      </PageHead>
      <SectionMenu
        label={t("facts.menu")}
        pages={[
          { to: "/facts", name: t("facts.cards") },
          { to: "/claims", name: t("claims.title") },
        ]}
      />
    </>
  );
}
