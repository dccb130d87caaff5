// Things to mend, together by what they are; one of them is open and says why and how. And the value score.
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Button, EmptyState, IconButton } from "@/components";
import { useDesk } from "@/features/desk/desk";
import type { Finding } from "@/wire/wire";
import { FindingItem } from "./FindingItem";
import { IgnoredList } from "./IgnoredList";
import { countsOf, type Group, groupsOf, keyOf, type Which } from "./listing";
import { Score } from "./Score";
import { kindOf, sentenceOf } from "./sentence";
import { walked } from "./useWalk";
import { useCurrent, useFailed, useFound, useWhich, type Watch } from "./watch";
import styles from "./FindingsPanel.module.css";

const many = 20;
const areas: readonly Which[] = ["all", "structure", "wording"];

type Props = { watch: Watch; onWalk: (by: 1 | -1) => void };

export function FindingsPanel({ watch, onWalk }: Props) {
  const { t } = useTranslation();
  const found = useFound(watch);
  const failed = useFailed(watch);
  const which = useWhich(watch);
  const current = useCurrent(watch);
  const panel = useRef<HTMLElement>(null);
  const groups = useMemo(() => (found ? groupsOf(found.findings, found.counts, which) : []), [found, which]);
  const sums = useMemo(() => (found ? countsOf(found.findings, found.counts) : null), [found]);
  const [firm, gentle] = [groups.filter((group) => !group.gentle), groups.filter((group) => group.gentle)];
  const worth = gentle.reduce((sum, group) => sum + group.count, 0);
  const acted = useGoingOn(panel, watch, groups);

  // What is gone to by a key is brought into view here as well.
  useEffect(() => {
    if (current) panel.current?.querySelector("[data-open]")?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0 || target.dataset["finding"] === undefined) return;
    event.preventDefault();
    const all = [...(panel.current?.querySelectorAll<HTMLElement>("[data-finding]") ?? [])];
    all[all.indexOf(target) + by]?.focus();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows lead from one button in it to the next
    <section ref={panel} className={styles.panel} aria-label={t("findings.label")} onKeyDown={press}>
      {failed && (
        <EmptyState words={t("findings.failed")}>
          <Button small onPress={() => watch.ask(0)}>
            {t("common.again")}
          </Button>
        </EmptyState>
      )}
      {found && sums && sums.all > 0 && (
        <div className={styles.bar}>
          <ToggleButtonGroup
            aria-label={t("findings.filter")}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[which]}
            onSelectionChange={(keys) => {
              const [next] = keys;
              if (next) watch.show(next as Which);
            }}
            className={styles.filter}
          >
            {areas.map((area) => (
              <ToggleButton
                key={area}
                id={area}
                className={styles.option}
                aria-label={t("findings.withCount", { kind: t(`findings.${area}`), count: sums[area] })}
              >
                {t(`findings.${area}`)}
                <span className={styles.sum}>{sums[area]}</span>
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          <span className={styles.walk}>
            <IconButton small icon="up" label={t("findings.previous")} keys="Shift+F8" onPress={() => onWalk(-1)} />
            <IconButton small icon="down" label={t("findings.next")} keys="F8" onPress={() => onWalk(1)} />
          </span>
        </div>
      )}
      {found && firm.length === 0 && <EmptyState words={t(sums?.all ? "findings.noneOf" : "findings.none")} />}
      {firm.map((group) => (
        <GroupList key={group.code} group={group} watch={watch} current={current} onActed={acted} />
      ))}
      {worth > 0 && (
        <section className={styles.worth}>
          <h2 className={styles.worthHead}>{t(firm.length > 0 ? "findings.worthMore" : "findings.worth", { count: worth })}</h2>
          {gentle.map((group) => (
            <GroupList key={group.code} group={group} watch={watch} current={current} onActed={acted} />
          ))}
        </section>
      )}
      {found && <IgnoredList ignored={found.ignored} watch={watch} />}
      {found && <Score found={found} />}
      <Said watch={watch} current={current} />
    </section>
  );
}

type GroupProps = { group: Group; watch: Watch; current: string | null; onActed: () => void };

function GroupList({ group, watch, current, onActed }: GroupProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [all, setAll] = useState(false);
  const there = group.findings.filter((finding) => desk.framework.get(finding.node));
  const beyond = there.findIndex((finding) => keyOf(finding) === current) >= many;
  const shown = all || beyond ? there : there.slice(0, many);
  if (there.length === 0) return null;
  return (
    <section className={styles.group}>
      {/* What is only worth a thought has one head for all of it. */}
      {!group.gentle && (
        <h2 className={styles.groupHead}>
          {kindOf(t, group.code)}
          {group.count > 1 && <span>{group.count}</span>}
        </h2>
      )}
      <ul>
        {shown.map((finding) => (
          <FindingItem
            key={keyOf(finding)}
            finding={finding}
            watch={watch}
            open={keyOf(finding) === current}
            onActed={onActed}
          />
        ))}
      </ul>
      {shown.length < there.length && (
        <Button small onPress={() => setAll(true)}>
          {t("common.showAll", { count: there.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

/** Says to whoever cannot see it which finding was gone to. */
function Said({ watch, current }: { watch: Watch; current: string | null }) {
  const { t } = useTranslation();
  const list = walked(watch);
  const at = list.findIndex((finding) => keyOf(finding) === current);
  const finding: Finding | undefined = list[at];
  return (
    <p className="sr-only" role="status">
      {finding && t("findings.at", { at: at + 1, all: list.length, sentence: sentenceOf(t, finding) })}
    </p>
  );
}

/** After a finding was mended or ignored the one that takes its place is opened and has the focus. */
function useGoingOn(panel: { current: HTMLElement | null }, watch: Watch, groups: readonly Group[]): () => void {
  const waiting = useRef(false);
  useEffect(() => {
    const keys = groups.flatMap((group) => group.findings.map(keyOf));
    if (!waiting.current || (watch.current !== null && keys.includes(watch.current))) return;
    waiting.current = false;
    const next = keys[Math.min(Math.max(watch.stood, 0), keys.length - 1)] ?? null;
    watch.at(next);
    const active = document.activeElement;
    const elsewhere = active && active !== document.body && active.isConnected && !panel.current?.contains(active);
    if (elsewhere && active.closest("#matrix, #document, #outline-pane")) return;
    requestAnimationFrame(() => {
      const button = [...(panel.current?.querySelectorAll<HTMLElement>("[data-finding]") ?? [])];
      (button.find((one) => one.dataset["finding"] === next) ?? document.querySelector<HTMLElement>('#side-pane [role="tab"][aria-selected="true"]'))?.focus();
    });
  }, [groups, watch, panel]);
  return () => {
    waiting.current = true;
  };
}
