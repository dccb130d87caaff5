// A choice of few that are all seen: the one that holds stands out.
import type { Ref } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import styles from "./Choice.module.css";

type Props<V extends string> = {
  label: string;
  options: readonly { id: V; words: string }[];
  value: V;
  onChange: (value: V) => void;
  ref?: Ref<HTMLDivElement>;
};

export function Choice<V extends string>({ label, options, value, onChange, ref }: Props<V>) {
  return (
    <ToggleButtonGroup
      ref={ref}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const next = options.find((one) => keys.has(one.id));
        if (next) onChange(next.id);
      }}
      className={styles.choice}
    >
      {options.map((one) => (
        <ToggleButton key={one.id} id={one.id} className={styles.option}>
          {one.words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
