// The Markdown of a note: written as text, read as it will be seen.
import { type ReactNode, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { Markdown } from "@/features/document/Markdown";
import fields from "@/features/editing/fields.module.css";
import type { Id, Kind } from "@/wire/wire";
import { NodeText, useFieldLabel } from "./TextFields";
import styles from "./ProseField.module.css";

type How = "write" | "read";

// Whoever reads one note wants to read the next one too.
let how: How = "write";
const hearers = new Set<() => void>();

function turn(next: How): void {
  how = next;
  for (const hear of hearers) hear();
}

function useHow(): How {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => how,
  );
}

export function ProseField({ node, kind }: { node: Id; kind: Kind }): ReactNode {
  const { t } = useTranslation();
  const desk = useDesk();
  const text = useNode(desk.framework, node)?.fields.body ?? "";
  const label = useFieldLabel()(kind, "body");
  const now = useHow();
  return (
    <div className={styles.prose}>
      <ToggleButtonGroup
        aria-label={t("prose.how", { field: label })}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[now]}
        onSelectionChange={(keys) => turn(keys.has("read") ? "read" : "write")}
        className={styles.switch}
      >
        <ToggleButton id="write" className={styles.option}>
          {t("prose.write")}
        </ToggleButton>
        <ToggleButton id="read" className={styles.option}>
          {t("prose.read")}
        </ToggleButton>
      </ToggleButtonGroup>
      {now === "write" ? (
        <NodeText node={node} kind={kind} field="body" />
      ) : (
        <section aria-label={label}>
          <p className={fields.legend}>{label}</p>
          <div className={styles.read} dir="auto">
            {text ? <Markdown text={text} /> : <p className={fields.within}>{t("prose.empty")}</p>}
          </div>
        </section>
      )}
    </div>
  );
}
