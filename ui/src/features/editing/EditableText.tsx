// One text of one node: text until somebody edits it.
import { memo, type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDesk, useIsSelected } from "@/features/desk/desk";
import { openLive, useLive } from "@/data/live";
import { useNode } from "@/data/framework";
import type { Id } from "@/wire/wire";
import { type How, LiveEditor } from "./LiveEditor";
import styles from "./editing.module.css";

export type TextField =
  | "title" | "code" | "tagline" | "focus" | "statement" | "heading" | "body" | "definition" | "example" | "summary" | "note";

const hows: { readonly [F in TextField]: How } = {
  title: "line",
  code: "line",
  tagline: "line",
  heading: "line",
  focus: "lines",
  statement: "lines",
  body: "prose",
  definition: "prose",
  example: "prose",
  summary: "prose",
  note: "prose",
};

type Props = {
  node: Id;
  field: TextField;
  /** Where on the screen it stands: the same text may stand at several places, and only one of them is edited. */
  scope: string;
  placeholder?: string;
  /** Shows the text in another way than as it is written. */
  show?: (text: string) => ReactNode;
  /** In a grid the arrow keys lead from one to the next; elsewhere Tab does. */
  stop?: boolean;
  /** Marks it while its node is selected. */
  mark?: boolean;
};

/** The name of the place where a text is edited. */
export function placeOf(scope: string, node: Id, field: TextField): string {
  return `${scope}:${node}:${field}`;
}

export const EditableText = memo(function EditableText({ node, field, scope, placeholder, show, stop, mark }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const record = useNode(desk.framework, node);
  const place = placeOf(scope, node, field);
  const live = useLive(place);
  const selected = useIsSelected(desk, node) && mark;
  const ref = useRef<HTMLDivElement>(null);
  // What was selected elsewhere is brought into view here.
  useEffect(() => {
    if (selected) ref.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [selected]);
  if (!record) return null;
  const text = record.fields[field] ?? "";
  const { readOnly } = desk.framework;
  const empty = placeholder ?? t(`placeholder.${field}`);

  if (live && !readOnly) {
    return (
      <LiveEditor
        place={place}
        spot={{ framework: desk.framework.id, node, field }}
        how={hows[field]}
        label={t("edit.field", { field: t(`field.${field}`), subject: desk.name(node) })}
        value={text}
        placeholder={empty}
        onKeep={(draft) => desk.write(node, field, draft)}
        onClosed={(by) => {
          if (by === "key") requestAnimationFrame(() => ref.current?.focus({ preventScroll: true }));
        }}
      />
    );
  }
  const select = () => desk.select(node);
  const open = () => {
    select();
    void openLive(place);
  };
  const classes = [readOnly ? styles.fixed : styles.text, text ? "" : styles.empty, selected ? styles.selected : ""];
  const shown = text ? (show?.(text) ?? text) : readOnly ? "" : empty;
  if (readOnly && !text) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- read-only text is not a button, but it selects
    <div
      ref={ref}
      dir="auto"
      role={readOnly ? undefined : "button"}
      aria-description={readOnly ? undefined : t("access.editable", { field: t(`field.${field}`) })}
      className={classes.filter(Boolean).join(" ")}
      tabIndex={stop ? -1 : readOnly ? undefined : 0}
      data-stop={stop ? "" : undefined}
      data-node={node}
      data-place={place}
      onClick={readOnly ? select : open}
      onFocus={stop ? select : undefined}
      onKeyDown={(event) => {
        if (!readOnly && (event.key === "Enter" || event.key === "F2") && !event.altKey) {
          event.preventDefault();
          event.stopPropagation();
          open();
        }
      }}
    >
      {shown}
    </div>
  );
});
