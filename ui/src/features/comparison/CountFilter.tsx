// How many changes of each kind there are; each count is a filter. With none chosen, every kind is shown.
import { useTranslation } from "react-i18next";
import { ToggleButton } from "react-aria-components";
import { ChangeMark } from "./ChangeMark";
import { CHANGE_KINDS, type ChangeKind } from "./listing";
import styles from "./CountFilter.module.css";

type Props = {
  counts: { readonly [K in ChangeKind]: number };
  kinds: ReadonlySet<ChangeKind>;
  onKinds: (kinds: ReadonlySet<ChangeKind>) => void;
};

export function CountFilter({ counts, kinds, onKinds }: Props) {
  const { t } = useTranslation();
  const toggle = (kind: ChangeKind) => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    onKinds(next);
  };
  return (
    <div role="group" aria-label={t("compare.counts.label")} className={styles.counts}>
      {CHANGE_KINDS.map((kind) => (
        <ToggleButton
          key={kind}
          className={styles.count}
          isSelected={kinds.has(kind)}
          isDisabled={counts[kind] === 0 && !kinds.has(kind)}
          onChange={() => toggle(kind)}
        >
          <ChangeMark kind={kind} />
          {t(`compare.counts.${kind}`, { count: counts[kind] })}
        </ToggleButton>
      ))}
    </div>
  );
}
