// A list of texts: each its own line, an empty last one that adds. Enter goes on to the next, Alt with the arrows moves a
// line, Backspace in an empty one takes it away, and several lines that are pasted become several texts.
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Entry, IconButton, Menu, TextArea } from "@/components";
import { useNode } from "@/data/framework";
import type { Spot } from "@/data/typing";
import { short, useDesk } from "@/features/desk/desk";
import fields from "@/features/editing/fields.module.css";
import { useDraft } from "@/features/editing/useDraft";
import type { Id, Kind } from "@/wire/wire";
import { linesOf, moved, put, taken } from "./lines";
import { useFieldLabel } from "./TextFields";

type Props = { node: Id; kind: Kind; field: "examples" | "disqualifiers" };

export function ListField({ node, kind, field }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const label = useFieldLabel()(kind, field);
  const record = useNode(desk.framework, node);
  const texts = record?.fields[field] ?? [];
  const box = useRef<HTMLDivElement>(null);
  const current = () => desk.framework.get(node)?.fields[field] ?? [];
  const keep = (next: readonly string[]) => desk.set(node, { [field]: next.length > 0 ? [...next] : null });
  const focus = (line: number) =>
    requestAnimationFrame(() => {
      const areas = box.current?.querySelectorAll("textarea");
      areas?.[Math.max(0, Math.min(line, areas.length - 1))]?.focus();
    });
  const move = async (from: number, by: number) => {
    const next = moved(current(), from, by);
    if (next && (await keep(next))) focus(from + by);
  };
  const remove = async (line: number) => {
    const words = short(current()[line] ?? "");
    if (!(await keep(taken(current(), line)))) return;
    if (words) desk.offerUndo(t("undone.line", { line: words }), () => desk.select(node));
    focus(line);
  };
  const lineOf = (i: number, text: string) => (
    <Line
      key={i < texts.length ? `${i}` : "new"}
      name={t("list.line", { name: label, n: i + 1 })}
      spot={{ framework: desk.framework.id, node, field: `${field}:${i}` }}
      text={text}
      placeholder={i < texts.length ? undefined : t(`placeholder.${field}`)}
      onKeep={(words) => (words.trim() === "" && i >= current().length ? true : keep(put(current(), i, [words])))}
      onLines={(lines) => void keep(put(current(), i, lines)).then((kept) => kept && focus(i + lines.length))}
      onNext={() => focus(i + 1)}
      onMove={(by) => void move(i, by)}
      onEmpty={() => (i < texts.length ? void remove(i).then(() => focus(i - 1)) : focus(i - 1))}
    />
  );
  return (
    <fieldset className={fields.set}>
      <legend className={fields.legend}>{label}</legend>
      <div ref={box} className={fields.lines}>
        {texts.map((text, i) => (
          <div key={`${i}`} className={fields.lineRow}>
            {lineOf(i, text)}
            <LineMenu line={i} count={texts.length} onMove={(by) => void move(i, by)} onRemove={() => void remove(i)} />
          </div>
        ))}
        {lineOf(texts.length, "")}
      </div>
    </fieldset>
  );
}

type MenuProps = { line: number; count: number; onMove: (by: 1 | -1) => void; onRemove: () => void };

function LineMenu({ line, count, onMove, onRemove }: MenuProps) {
  const { t } = useTranslation();
  const label = t("list.actions", { n: line + 1 });
  const entries: Entry[] = [
    { id: "up", words: t("node.moveUp"), icon: "up", keys: t("several.key.up"), disabled: line === 0, run: () => onMove(-1) },
    { id: "down", words: t("node.moveDown"), icon: "down", keys: t("several.key.down"), disabled: line === count - 1, run: () => onMove(1) },
    { id: "remove", words: t("node.remove"), icon: "remove", break: true, run: onRemove },
  ];
  return (
    <Menu label={label} entries={entries}>
      <IconButton icon="more" small label={label} />
    </Menu>
  );
}

type LineProps = {
  name: string;
  spot: Spot;
  text: string;
  placeholder?: string;
  onKeep: (text: string) => Promise<boolean> | boolean;
  onLines: (lines: string[]) => void;
  onNext: () => void;
  onMove: (by: 1 | -1) => void;
  onEmpty: () => void;
};

function Line({ name, spot, text, placeholder, onKeep, onLines, onNext, onMove, onEmpty }: LineProps) {
  const draft = useDraft(text, onKeep, true, spot);
  const press = async (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (event.altKey && by !== null) {
      event.preventDefault();
      event.stopPropagation();
      // What was typed goes with the line.
      await draft.keep();
      onMove(by);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      const any = draft.text.trim() !== "";
      await draft.keep();
      if (any) onNext();
    } else if (event.key === "Backspace" && draft.text === "") {
      event.preventDefault();
      // The line that comes up in its place has words of its own.
      draft.drop();
      onEmpty();
    } else {
      draft.press(event);
    }
  };
  return (
    <TextArea
      label={name}
      quiet
      rows={1}
      value={draft.text}
      onChange={draft.type}
      onBlur={() => void draft.keep()}
      onKeyDown={(event) => void press(event)}
      onPaste={(event) => {
        const lines = linesOf(event.clipboardData.getData("text/plain"));
        if (draft.text !== "" || lines.length < 2) return;
        event.preventDefault();
        onLines(lines);
      }}
      placeholder={placeholder}
    />
  );
}
