// Fields that are texts: one line, several lines, or a list of lines.
import { useTranslation } from "react-i18next";
import { IconButton, TextArea, TextField } from "@/components";
import { useNode } from "@/data/framework";
import type { Spot } from "@/data/typing";
import { short, useDesk } from "@/features/desk/desk";
import type { TextField as Field } from "@/features/editing/EditableText";
import fields from "@/features/editing/fields.module.css";
import { useDraft } from "@/features/editing/useDraft";
import type { Id, Kind } from "@/wire/wire";

type Props = { node: Id; kind: Kind; field: Field | "language" };

const proses = new Set<string>(["body", "summary", "definition", "example", "note"]);
const lines = new Set<string>(["title", "code", "tagline", "heading", "language"]);

/** The label of a field: some kinds have their own word for it. */
export function useFieldLabel(): (kind: Kind, field: string) => string {
  const { t } = useTranslation();
  return (kind, field) => t([`fieldOf.${kind}.${field}`, `field.${field}`]);
}

/** A text field of a node. */
export function NodeText({ node, kind, field }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const label = useFieldLabel()(kind, field);
  const record = useNode(desk.framework, node);
  const prose = proses.has(field);
  const draft = useDraft(
    record?.fields[field] ?? "",
    (text) => desk.set(node, { [field]: (prose ? text.trimEnd() : text.trim()) || null }),
    !prose,
    // Beside the editor in the middle, which may have other words for the same field.
    { framework: desk.framework.id, node, field: `${field}@form` },
  );
  const { readOnly } = desk.framework;
  const hint = field === "body" || field === "language" ? t(`fieldHint.${field}`) : undefined;
  const shared = {
    label,
    value: draft.text,
    onChange: draft.type,
    onBlur: draft.keep,
    onKeyDown: draft.press,
    placeholder: readOnly ? "" : t([`placeholderOf.${kind}.${field}`, `placeholder.${field}`]),
    readOnly,
    hint: readOnly ? undefined : hint,
  };
  return lines.has(field) ? <TextField {...shared} /> : <TextArea {...shared} rows={prose ? 3 : 1} />;
}

type ListProps = { node: Id; kind: Kind; field: "examples" | "disqualifiers" };

/** A list of texts: one line each, the last empty one adds. */
export function NodeTexts({ node, kind, field }: ListProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const label = useFieldLabel()(kind, field);
  const record = useNode(desk.framework, node);
  const texts = record?.fields[field] ?? [];
  const { readOnly } = desk.framework;
  const put = (next: string[]) => desk.set(node, { [field]: next.length > 0 ? next : null });
  const current = () => desk.framework.get(node)?.fields[field] ?? [];
  const replace = (i: number, text: string) => {
    const next = [...current()];
    if (text.trim()) next[i] = text.trim();
    else next.splice(i, 1);
    return put(next);
  };
  const removeLine = async (i: number) => {
    const line = short(current()[i] ?? "");
    if (await replace(i, "")) desk.offerUndo(t("undone.line", { line }), () => desk.select(node));
  };
  return (
    <fieldset className={fields.set} disabled={readOnly}>
      <legend className={fields.legend}>{label}</legend>
      <div className={fields.lines}>
        {texts.map((text, i) => (
          <div key={`${i}`} className={fields.lineRow}>
            <Line
              name={t("list.line", { name: label, n: i + 1 })}
              spot={{ framework: desk.framework.id, node, field: `${field}:${i}` }}
              text={text}
              onKeep={(next) => replace(i, next)}
            />
            {!readOnly && (
              <IconButton icon="close" small label={t("list.remove", { n: i + 1 })} onPress={() => void removeLine(i)} />
            )}
          </div>
        ))}
        {!readOnly && (
          <Line
            key={`new${texts.length}`}
            name={t("list.line", { name: label, n: texts.length + 1 })}
            spot={{ framework: desk.framework.id, node, field: `${field}:${texts.length}` }}
            text=""
            placeholder={t(`placeholder.${field}`)}
            onKeep={(text) => (text.trim() ? put([...current(), text.trim()]) : true)}
          />
        )}
      </div>
    </fieldset>
  );
}

type LineProps = { name: string; spot: Spot; text: string; placeholder?: string; onKeep: (text: string) => Promise<boolean> | boolean };

function Line({ name, spot, text, placeholder, onKeep }: LineProps) {
  const draft = useDraft(text, onKeep, true, spot);
  return (
    <TextArea
      label={name}
      quiet
      rows={1}
      value={draft.text}
      onChange={draft.type}
      onBlur={draft.keep}
      onKeyDown={draft.press}
      placeholder={placeholder}
    />
  );
}
