// Fields that are texts: one line, or several.
import { useTranslation } from "react-i18next";
import { TextArea, TextField } from "@/components";
import { useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import type { TextField as Field } from "@/features/editing/EditableText";
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
    onBlur: () => void draft.keep(),
    onKeyDown: draft.press,
    placeholder: readOnly ? "" : t([`placeholderOf.${kind}.${field}`, `placeholder.${field}`]),
    readOnly,
    hint: readOnly ? undefined : hint,
  };
  return lines.has(field) ? <TextField {...shared} /> : <TextArea {...shared} rows={prose ? 3 : 1} />;
}
