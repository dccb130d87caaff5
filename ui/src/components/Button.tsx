// Buttons with words, and buttons with an icon whose words stand in the tooltip and in the accessible name.
import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps, Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import { Icon, type IconName } from "./Icon";
import { Keys } from "./Keys";
import styles from "./Button.module.css";

type Look = "plain" | "outline" | "primary" | "danger";

type Props = Omit<ButtonProps, "className" | "style" | "children"> & {
  look?: Look;
  small?: boolean;
  icon?: IconName;
  children?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
};

function classes(look: Look, small: boolean, icon: boolean): string {
  const names = [styles.button, look === "plain" ? "" : styles[look], small ? styles.small : "", icon ? styles.icon : ""];
  return names.filter(Boolean).join(" ");
}

/** A button with words. */
export function Button({ look = "plain", small = false, icon, children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={classes(look, small, false)}>
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

type IconProps = Omit<Props, "children" | "icon"> & {
  icon: IconName;
  /** What it does, in words: its name and its tooltip. */
  label: string;
  /** More than the name for the tooltip: what exactly would be undone. */
  hint?: string;
  /** The key that does the same. */
  keys?: string;
  /** Whether what it switches is on. */
  on?: boolean;
};

/** A button with an icon. */
export function IconButton({ icon, label, hint, keys, on, look = "plain", small = false, ...rest }: IconProps) {
  return (
    <Tooltip words={hint ?? label} keys={keys}>
      <AriaButton
        {...rest}
        aria-label={label}
        aria-pressed={on}
        {...(on ? { "data-on": true } : {})}
        className={classes(look, small, true)}
      >
        <Icon name={icon} />
      </AriaButton>
    </Tooltip>
  );
}

/** Words that appear when the element is hovered or focused. */
export function Tooltip({ words, keys, children }: { words: string; keys?: string; children: ReactNode }) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tip} offset={6}>
        <span dir="auto">{words}</span>
        {keys && <Keys keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
