// Fields that refer to other nodes: one to choose, or several to tick.
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Check, type Option, SearchField, Select } from "@/components";
import { type Framework, useDerived, useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import fields from "@/features/editing/fields.module.css";
import type { Id, Kind } from "@/wire/wire";
import { useFieldLabel } from "./TextFields";

type Props = { node: Id; kind: Kind; field: "grade" | "competency" | "from" | "to" };

const targets = { grade: "grade", competency: "competency", from: "step", to: "step" } as const;

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

/** The abilities that a value stream is served by. */
export function ServingAbilities({ stream }: { stream: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, stream);
  const [words, setWords] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const chosen = useMemo(() => new Set(record?.fields.abilities), [record]);
  const all = useDerived(
    framework,
    useCallback(
      (f: Framework) =>
        f.ofKind("ability").map((ability) => ({
          id: ability.id,
          words: desk.name(ability.id),
          within: f.above(ability.id).slice(1).map((above) => desk.name(above.id)).join(" › "),
        })),
      [desk],
    ),
  );
  const shown = useMemo(() => {
    const wanted = words.trim().toLowerCase();
    return wanted ? all.filter((a) => `${a.words} ${a.within}`.toLowerCase().includes(wanted)) : all;
  }, [all, words]);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => 64,
    getItemKey: (i) => shown[i]?.id ?? i,
    overscan: 6,
  });
  return (
    <fieldset className={fields.set}>
      <legend className={fields.legend}>{t("field.abilities")}</legend>
      <p className={fields.within}>{t("ticks.chosen", { count: chosen.size, all: all.length })}</p>
      {all.length > 8 && <SearchField label={t("ticks.find")} value={words} onChange={setWords} />}
      {shown.length === 0 && <p className={fields.within}>{t("ticks.nothing")}</p>}
      <div ref={list} className={fields.ticks}>
        <div style={{ height: rows.getTotalSize(), position: "relative" }}>
          {rows.getVirtualItems().map((row) => {
            const ability = shown[row.index];
            return ability ? (
              <div
                key={ability.id}
                ref={rows.measureElement}
                data-index={row.index}
                className={fields.tick}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <Check
                  value={chosen.has(ability.id)}
                  disabled={framework.readOnly}
                  onChange={(serves) =>
                    void desk.do({ verb: serves ? "link" : "unlink", stream, ability: ability.id })
                  }
                >
                  {ability.words}
                  <span className={fields.within}>{ability.within}</span>
                </Check>
              </div>
            ) : null;
          })}
        </div>
      </div>
    </fieldset>
  );
}
