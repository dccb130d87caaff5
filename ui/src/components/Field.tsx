// Fields of a form: a line of text, several lines, a choice, a tick, a search.
import { type ChangeEvent, type InputHTMLAttributes, type ReactNode, type Ref, useId } from "react";
import { Icon } from "./Icon";
import { useTall } from "./useTall";
import styles from "./Field.module.css";

type FieldProps = {
  label: string;
  /** The label is spoken, not shown. */
  quiet?: boolean;
  hint?: ReactNode;
  /** What is wrong with the value, as a sentence. */
  wrong?: string | null;
};

function Frame({ id, label, quiet, hint, wrong, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label className={quiet ? "sr-only" : styles.label} htmlFor={id}>
        {label}
      </label>
      {children}
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p className={styles.wrong} id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

function described(id: string, { hint, wrong }: FieldProps) {
  const ids = [hint ? `${id}-hint` : "", wrong ? `${id}-wrong` : ""].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": wrong ? true : undefined };
}

type TextProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value" | "className"> & {
    value: string;
    onChange: (value: string) => void;
    ref?: Ref<HTMLInputElement>;
  };

/** One line of text. */
export function TextField({ label, quiet, hint, wrong, value, onChange, ref, ...rest }: TextProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} quiet={quiet} hint={hint} wrong={wrong}>
      <input
        dir="auto"
        autoComplete="off"
        spellCheck
        {...rest}
        {...described(id, { label, hint, wrong })}
        ref={ref}
        id={id}
        className={styles.input}
        data-invalid={wrong ? true : undefined}
        value={value}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      />
    </Frame>
  );
}

type AreaProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  onKeyDown?: (event: React.KeyboardEvent<HTMLTextAreaElement>) => void;
  onPaste?: (event: React.ClipboardEvent<HTMLTextAreaElement>) => void;
  placeholder?: string;
  rows?: number;
  readOnly?: boolean;
};

/** Several lines of text, as tall as what stands in it. */
export function TextArea({ label, quiet, hint, wrong, value, onChange, rows = 2, ...rest }: AreaProps) {
  const id = useId();
  const tall = useTall(value);
  return (
    <Frame id={id} label={label} quiet={quiet} hint={hint} wrong={wrong}>
      <textarea
        dir="auto"
        spellCheck
        {...rest}
        {...described(id, { label, hint, wrong })}
        ref={tall}
        id={id}
        rows={rows}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  );
}

/** One thing to choose; things with the same `group` stand together. */
export type Option = { id: string; words: string; group?: string };

type SelectProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  options: readonly Option[];
  disabled?: boolean;
};

/** A choice of one. The system's own list, which is fast with a thousand entries and known to every screen reader. */
export function Select({ label, quiet, hint, wrong, value, onChange, options, disabled }: SelectProps) {
  const id = useId();
  const groups: { name: string | undefined; options: Option[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.name === option.group) last.options.push(option);
    else groups.push({ name: option.group, options: [option] });
  }
  const entry = (option: Option) => (
    <option key={option.id} value={option.id}>
      {option.words}
    </option>
  );
  return (
    <Frame id={id} label={label} quiet={quiet} hint={hint} wrong={wrong}>
      <span className={styles.select}>
        <select
          {...described(id, { label, hint, wrong })}
          id={id}
          className={styles.input}
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
        >
          {groups.map((group) =>
            group.name === undefined ? (
              group.options.map(entry)
            ) : (
              <optgroup key={group.name} label={group.name}>
                {group.options.map(entry)}
              </optgroup>
            ),
          )}
        </select>
        <Icon name="chevron" size={12} />
      </span>
    </Frame>
  );
}

type CheckProps = {
  value: boolean;
  /** Neither ticked nor not: some of those it is about are. */
  partly?: boolean;
  onChange: (value: boolean) => void;
  children: ReactNode;
  disabled?: boolean;
};

/** A tick with its words. */
export function Check({ value, partly = false, onChange, children, disabled }: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        ref={(input) => {
          if (input) input.indeterminate = partly && !value;
        }}
        type="checkbox"
        checked={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span dir="auto">{children}</span>
    </label>
  );
}

type SearchProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void;
  ref?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
};

/** A field to search with. Escape empties it. */
export function SearchField({ label, value, onChange, onKeyDown, ref, autoFocus }: SearchProps) {
  return (
    <div className={styles.search}>
      <Icon name="search" />
      <input
        ref={ref}
        autoFocus={autoFocus}
        type="search"
        dir="auto"
        autoComplete="off"
        aria-label={label}
        placeholder={label}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value) {
            event.preventDefault();
            onChange("");
          }
          onKeyDown?.(event);
        }}
      />
    </div>
  );
}
