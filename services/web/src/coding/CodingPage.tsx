import type { Coding } from "@earshot/contract/coding";
import { SegmentedControl } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { codingQuery } from "../api/coding.ts";
import { Empty } from "../app/Empty.tsx";
import { ExportMenu } from "../app/ExportMenu.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { ModelCardLink } from "../app/ModelCardLink.tsx";
import { usePerson } from "../app/person.ts";
import { AgreementFigures } from "./AgreementFigures.tsx";
import { CodersField } from "./CodersField.tsx";
import classes from "./Coding.module.css";
import { CorrectedShares } from "./CorrectedShares.tsx";
import { CorrectionRates } from "./CorrectionRates.tsx";
import { LearntVersions } from "./LearntVersions.tsx";
import { MachineErrors } from "./MachineErrors.tsx";
import { OpenDifferences } from "./OpenDifferences.tsx";
import { OwnSample } from "./OwnSample.tsx";

const spans = [1, 4, 12] as const;

/** How far labels can be trusted: what is mine to code, and what all samples tell. */
export function CodingPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const [rounds, setRounds] = useState<number>(4);
  const query = useQuery(codingQuery(rounds));
  return (
    <div className={classes["page"]}>
      <div className={classes["top"]}>
        <p className={classes["lead"]}>
          {t("coding.lead")} <ModelCardLink />
        </p>
        <div className={classes["tools"]}>
          <SegmentedControl
            size="xs"
            aria-label={t("coding.rounds")}
            value={String(rounds)}
            data={spans.map((each) => ({ value: String(each), label: t("coding.weeks", { count: each }) }))}
            onChange={(value) => setRounds(Number(value))}
          />
          <ExportMenu list="coding" filter={{ rounds }} />
        </div>
      </div>
      <OwnSample />
      <Loaded query={query} skeleton={[120, 280, 200]}>
        {(coding) => (
          <>
            <Figures coding={coding} />
            <LearntVersions />
            {may("edit_settings") && <CodersField coders={coding.coders} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Figures({ coding }: { coding: Coding }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  if (coding.rounds.length === 0) {
    return (
      <>
        <Empty icon={<IconUsers size={28} stroke={1.5} aria-hidden />} title={t("coding.none")}>
          <p>{t("coding.noneText")}</p>
        </Empty>
        <CorrectionRates corrections={coding.corrections} />
      </>
    );
  }
  return (
    <>
      <AgreementFigures coding={coding} />
      {may("edit_settings") && coding.open.length > 0 && <OpenDifferences open={coding.open} />}
      <MachineErrors coding={coding} />
      <div className={classes["columns"]}>
        <CorrectedShares corrected={coding.corrected} />
        <CorrectionRates corrections={coding.corrections} />
      </div>
    </>
  );
}
