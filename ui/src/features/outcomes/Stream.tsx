// A value stream: its title, its one metric from today to its target, and what does not count.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "@/components";
import { useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { EditablePart } from "@/features/editing/EditablePart";
import { EditableText } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import { MetricLine } from "./MetricLine";
import { NodeButtons } from "./NodeButtons";
import styles from "./Outcomes.module.css";

export const Stream = memo(function Stream({ stream }: { stream: Id }) {
  const { t } = useTranslation();
  const { framework } = useDesk();
  const record = useNode(framework, stream);
  if (!record) return null;
  return (
    <div className={styles.stream} data-section={stream} data-node={stream}>
      <div className={styles.streamHead}>
        <h3 className={styles.streamTitle}>
          <EditableText node={stream} field="title" scope="outcomes" mark />
        </h3>
        <p className={styles.quiet}>{t("doc.serves", { count: record.fields.abilities?.length ?? 0 })}</p>
      </div>
      <div className={styles.streamBody}>
        <MetricLine stream={stream} />
        <Disqualifiers stream={stream} lines={record.fields.disqualifiers ?? []} />
      </div>
      <NodeButtons id={stream} />
    </div>
  );
});

function Disqualifiers({ stream, lines }: { stream: Id; lines: readonly string[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  // Read when it is kept, not when it was drawn: two lines may be left one right after the other.
  const put = (change: (lines: string[]) => string[]) => {
    const next = change([...(framework.get(stream)?.fields.disqualifiers ?? [])]);
    return framework.edit({ verb: "set", node: stream, fields: { disqualifiers: next.length > 0 ? next : null } });
  };
  const replace = (at: number, text: string) => put((now) => (text ? now.with(at, text) : now.toSpliced(at, 1)));
  if (framework.readOnly && lines.length === 0) return null;
  const subject = desk.name(stream);
  return (
    <div className={styles.disqualifiers}>
      <p className={styles.kicker}>{t("doc.disqualifiers")}</p>
      <ul>
        {lines.map((line, i) => (
          <li key={`${i}`} className={styles.disqualifier}>
            <div className={styles.grow}>
              <EditablePart
                node={stream}
                place={`outcomes:${stream}:disqualifiers:${i}`}
                label={t("outcomes.disqualifier", { n: i + 1, subject })}
                value={line}
                placeholder={t("placeholder.disqualifiers")}
                how="lines"
                onKeep={(text) => replace(i, text)}
              />
            </div>
            {!framework.readOnly && (
              <IconButton small icon="close" label={t("outcomes.removeLine", { n: i + 1, subject })} onPress={() => void desk.attempt(() => replace(i, ""))} />
            )}
          </li>
        ))}
      </ul>
      {!framework.readOnly && (
        <div>
          <EditablePart
            node={stream}
            place={`outcomes:${stream}:disqualifiers:new`}
            label={t("outcomes.addDisqualifier", { subject })}
            value=""
            placeholder={t("outcomes.add")}
            how="lines"
            series
            onKeep={(text) => put((now) => [...now, text])}
          />
        </div>
      )}
    </div>
  );
}
