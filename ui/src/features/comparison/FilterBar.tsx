// What of a comparison is shown: kinds, one path, one person, trivial changes or not, what did not change or not.
import { useTranslation } from "react-i18next";
import { Check } from "@/components";
import { CountFilter } from "./CountFilter";
import { PathFilter } from "./PathFilter";
import { PersonFilter } from "./PersonFilter";
import type { Compared } from "./useComparison";
import type { useReading } from "./useReading";
import styles from "./Reading.module.css";

type Props = {
  compared: Compared;
  reading: Pick<ReturnType<typeof useReading>, "filter" | "setFilter" | "counts" | "personCounts">;
  /** Whether what did not change is shown too. */
  whole: boolean;
  onWhole: (whole: boolean) => void;
};

export function FilterBar({ compared, reading: { filter, setFilter, counts, personCounts }, whole, onWhole }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.bar}>
      <CountFilter counts={counts} kinds={filter.kinds} onKinds={(kinds) => setFilter({ ...filter, kinds })} />
      <div className={styles.ticks}>
        <PathFilter compared={compared} path={filter.path} onPath={(path) => setFilter({ ...filter, path })} />
        <PersonFilter people={compared.people} counts={personCounts} person={filter.person} onPerson={(person) => setFilter({ ...filter, person })} />
        {compared.report.trivial > 0 && (
          <Check value={filter.hideTrivial} onChange={(hideTrivial) => setFilter({ ...filter, hideTrivial })}>
            {t("compare.hideTrivial")}
          </Check>
        )}
        <Check value={whole} onChange={onWhole}>
          {t("compare.whole")}
        </Check>
      </div>
    </div>
  );
}
