// Over the source: which sheet is looked at, how it is laid out, where its heads stand; of a document what its headings are.
import { type KeyboardEvent, useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "@/components";
import type { Kind, Layout } from "@/wire/wire";
import { type Mapping, headingKinds, layouts, tableAt, withHead, withHeading, withLayout } from "./mapping";
import type { Texts } from "./texts";
import type { Proposed } from "./useProposal";
import styles from "./Importing.module.css";

/** In so many rows the heads may stand. */
const deepest = 20;

type Props = { proposed: Proposed; part: number; row: number; texts: Texts; onPart: (part: number) => void; onSay: (mapping: Mapping) => void };

export function PartBar({ proposed, part: number, row: current, texts, onPart, onSay }: Props) {
  const { t } = useTranslation();
  const { proposal, mapping } = proposed;
  const part = proposal.parts[number];
  const spot = { sheet: part?.name ?? "", row: current };
  const map = mapping && part ? tableAt(mapping, spot) : undefined;
  const near = useEffectEvent(() => texts.near(number, 0, 0));
  useEffect(() => near(), [texts, number]);
  if (!mapping || !part) return null;
  const heads = (row: number): Map<number, string> => {
    const said = new Map<number, string>();
    for (let column = 0; column < part.columns; column++) {
      const text = texts.at(number, row, column)?.text;
      if (text) said.set(column, text);
    }
    return said;
  };
  const preview = (row: number) => [...heads(row).values()].slice(0, 3).join(" · ").slice(0, 40);
  const top = (map?.from ?? 1) - 1;
  const rows = Array.from({ length: Math.min(deepest, (map?.to ?? part.rows) - top) }, (_, row) => top + row).filter((row) => heads(row).size > 0 || map?.head === row + 1);
  const walk = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = number + by;
    if (!by || !proposal.parts[next]) return;
    event.preventDefault();
    onPart(next);
    document.getElementById(`part-${next}`)?.focus();
  };
  return (
    <div className={styles.partBar}>
      {proposal.parts.length > 1 && (
        <div role="tablist" aria-label={t("importing.sheets")} className={styles.tabs}>
          {proposal.parts.map((one, i) => {
            const isOut = one.isTable && !mapping.sheets.some((map) => map.sheet === one.name && map.layout !== "skip");
            return (
              <button
                key={one.name}
                id={`part-${i}`}
                type="button"
                role="tab"
                aria-selected={i === number}
                tabIndex={i === number ? 0 : -1}
                className={styles.tab}
                onClick={() => onPart(i)}
                onKeyDown={walk}
              >
                <span dir="auto">{one.name || t("importing.text")}</span>
                {isOut && <span className={styles.tabOut}>{t("importing.leftOutShort")}</span>}
              </button>
            );
          })}
        </div>
      )}
      {part.isTable && (
        <div className={styles.choices}>
          <Select
            label={t("importing.layoutLabel")}
            value={map?.layout ?? "skip"}
            options={layouts.map((layout) => ({ id: layout, words: t(`importing.layout.${layout}`) }))}
            onChange={(layout) => onSay(withLayout(mapping, spot, layout as Layout))}
          />
          <Select
            label={t("importing.headLabel")}
            value={map?.head === undefined ? "" : String(map.head - 1)}
            disabled={map === undefined || map.layout === "skip"}
            options={[
              { id: "", words: t("importing.noHead") },
              ...rows.map((row) => ({ id: String(row), words: t("importing.headRow", { row: row + 1, words: preview(row) }) })),
            ]}
            onChange={(row) => onSay(withHead(mapping, spot, row === "" ? null : Number(row), row === "" ? new Map() : heads(Number(row))))}
          />
        </div>
      )}
      {!part.isTable && mapping.headings.length > 0 && (
        <div className={styles.choices}>
          {mapping.headings.map((heading) => (
            <Select
              key={heading.level}
              label={t("importing.headingLabel", { level: heading.level })}
              value={heading.is ?? ""}
              options={headingKinds.map((kind) => ({ id: kind ?? "", words: kind ? t(`kind.${kind}`) : t("importing.divides") }))}
              onChange={(kind) => onSay(withHeading(mapping, heading.level, kind === "" ? null : (kind as Kind)))}
            />
          ))}
        </div>
      )}
    </div>
  );
}
