// Fields that refer to one other node: a grade, or the ends of a transition.
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { type Option, Select } from "@/components";
import { type Framework, useDerived, useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import type { Id, Kind } from "@/wire/wire";
import { useFieldLabel } from "./TextFields";

type Props = { node: Id; kind: Kind; field: "grade" | "from" | "to" };

const targets = { grade: "grade", from: "step", to: "step" } as const;

/** A reference to one node. */
export function NodeLink({ node, kind, field }: Props) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const label = useFieldLabel()(kind, field);
  const record = useNode(framework, node);
  const value = record?.fields[field] ?? "";
  const must = field === "from" || field === "to";
  const other = field === "from" ? record?.fields.to : field === "to" ? record?.fields.from : undefined;
  const options = useDerived(
    framework,
    useCallback(
      (f: Framework): Option[] =>
        f
          .ofKind(targets[field])
          // A transition leads from one step to another, so the step at its other end is not offered.
          .filter((target) => target.id !== other)
          .map((target) => {
            const within = f.get(target.parent);
            const code = target.fields.code;
            return {
              id: target.id,
              words: code && field === "grade" ? `${code} ${desk.name(target.id)}` : desk.name(target.id),
              group: within && within.kind !== "framework" ? desk.name(within.id) : undefined,
            };
          }),
      [desk, field, other],
    ),
  );
  const known = value === "" || options.some((option) => option.id === value);
  const none: Option[] = must && value ? [] : [{ id: "", words: t("link.none") }];
  const gone: Option[] = known ? [] : [{ id: value, words: t("link.gone") }];
  return (
    <Select
      label={label}
      value={value}
      options={[...none, ...gone, ...options]}
      disabled={framework.readOnly}
      onChange={(id) => void desk.set(node, { [field]: id || null })}
    />
  );
}
