// The map: paths side by side, grades down, steps as boxes, transitions as lines between them. Everything on it can be
// reached, drawn and removed by keys as well as by the pointer.
import { type KeyboardEvent, useCallback, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, EmptyState } from "@/components";
import { type Framework, useDerived, useRevision } from "@/data/framework";
import { openLive } from "@/data/live";
import { short, useDesk, useSelected } from "@/features/desk/desk";
import { useNodeMenu } from "@/features/desk/useNodeMenu";
import { placeOf } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import { layoutOf } from "./layout";
import { MapBar } from "./MapBar";
import { MapHeads } from "./MapHeads";
import { mapOf } from "./mapOf";
import { keepStop, mapKey } from "./mapKeys";
import { StepBox } from "./StepBox";
import { TransitionCard } from "./TransitionCard";
import { TransitionLine } from "./TransitionLine";
import { TransitionList } from "./TransitionList";
import { useDrawing } from "./useDrawing";
import { useZoom } from "./useZoom";
import styles from "./Map.module.css";

export function MapView() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const of = useDerived(framework, useCallback((f: Framework, before: ReturnType<typeof mapOf> | undefined) => mapOf(f, before), []));
  const layout = useMemo(() => layoutOf(of), [of]);
  const [list, setList] = useState(false);
  const how = useId();
  const plane = useRef<HTMLDivElement>(null);
  const zoom = useZoom(layout);
  const focus = useCallback((id: Id) => {
    // What was just added is drawn a moment later.
    const look = (left: number) => {
      const stop = plane.current?.querySelector<HTMLElement>(`[data-stop][data-node="${id}"]`);
      if (stop) {
        stop.focus({ preventScroll: true });
        stop.scrollIntoView({ block: "nearest", inline: "nearest" });
      } else if (left > 0) requestAnimationFrame(() => look(left - 1));
    };
    look(20);
  }, []);
  const drawing = useDrawing(desk, plane, focus);
  const added = useCallback((id: Id) => {
    if (framework.get(id)?.kind === "step") requestAnimationFrame(() => void openLive(placeOf("map", id, "title")));
  }, [framework]);
  const rename = useCallback((id: Id) => void openLive(placeOf("map", id, framework.get(id)?.kind === "transition" ? "note" : "title")), [framework]);
  const extra = useCallback(
    (id: Id) => (framework.get(id)?.kind === "step" ? [{ id: "draw", words: t("map.add"), icon: "transition" as const, keys: "A", run: () => drawing.begin(id) }] : []),
    [framework, t, drawing],
  );
  const menu = useNodeMenu({ rename, added, first: extra });
  const [hovered, setHovered] = useState<Id | null>(null);
  const selected = useSelected(desk);
  const lit = useLit(hovered ?? selected, layout);

  if (layout.boxes.length === 0) return <NoSteps onAdded={added} />;

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    if (target.tagName === "TEXTAREA" || target.tagName === "INPUT") return;
    const stop = target.closest<HTMLElement>("[data-stop]");
    const id = stop?.dataset.node;
    if (!id) return;
    if ((event.shiftKey && event.key === "F10") || event.key === "ContextMenu") {
      event.preventDefault();
      const box = stop.getBoundingClientRect();
      menu.open(id, { x: box.left + 16, y: Math.min(box.bottom, window.innerHeight - 40) });
      return;
    }
    mapKey(event, { desk, layout, id, drawing, focus, rename, added, zoom });
  };
  const card = framework.get(selected)?.kind === "transition" ? layout.lines.find((line) => line.id === selected) : undefined;
  const nodeOf = (target: EventTarget) => (target as HTMLElement).closest<HTMLElement>("[data-node]")?.dataset.node ?? null;
  return (
    <div className={styles.map} id="map">
      <MapBar zoom={zoom} list={list} onList={setList} drawing={drawing} empty={of.transitions.length === 0} />
      <div className={styles.both}>
        <div className={styles.stage}>
          <div ref={zoom.scroller} className={styles.scroll} style={zoom.style} data-drawing={drawing.from ?? undefined} data-card={card ? "" : undefined}>
            <div className={styles.sheet}>
              <MapHeads layout={layout} />
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus is on one stop inside; keys bubble up */}
              <div
                ref={plane}
                role="application"
                aria-label={t("map.label", { framework: desk.name(framework.root) })}
                aria-describedby={how}
                className={styles.plane}
                onKeyDown={press}
                onFocus={(event) => {
                  const stop = (event.target as HTMLElement).closest<HTMLElement>("[data-stop]");
                  if (stop && plane.current) keepStop(plane.current, stop);
                }}
                onPointerOver={(event) => setHovered(nodeOf(event.target))}
                onPointerLeave={() => setHovered(null)}
                onContextMenu={(event) => {
                  const id = nodeOf(event.target);
                  if (!id || (event.target as HTMLElement).tagName === "TEXTAREA") return;
                  event.preventDefault();
                  menu.open(id, { x: event.clientX, y: event.clientY });
                }}
              >
                {layout.bands.map((band) => (
                  <div key={band.grade} className={styles.band} style={{ "--y": band.y, "--h": band.height } as React.CSSProperties} />
                ))}
                <svg className={styles.lines} viewBox={`0 0 ${layout.width} ${layout.height}`} data-dim={hovered && lit.size > 0 ? "" : undefined}>
                  {layout.lines.map((line) => (
                    <TransitionLine key={line.id} line={line} lit={lit.has(line.id)} />
                  ))}
                  {drawing.rubber && <path className={styles.rubber} d={drawing.rubber} />}
                </svg>
                {layout.boxes.map((box, i) => (
                  <StepBox key={box.id} box={box} first={i === 0} lit={lit.has(box.id)} drawing={drawing} />
                ))}
              </div>
            </div>
          </div>
          {card && !drawing.from && <TransitionCard key={card.id} line={card} onFocus={focus} />}
        </div>
        {list && <TransitionList onFocus={focus} onDraw={drawing.begin} />}
      </div>
      <p className="sr-only" id={how}>
        {t("map.how")}
      </p>
      <p className="sr-only" role="status">
        {drawing.from ? t("map.choose", { step: short(desk.name(drawing.from)) }) : drawing.said}
      </p>
      {menu.menu}
    </div>
  );
}

/** What belongs to the node under the pointer or the focus: the ends of a line, the lines of a box. */
function useLit(id: Id, layout: ReturnType<typeof layoutOf>): ReadonlySet<Id> {
  return useMemo(() => {
    const lit = new Set<Id>();
    for (const line of layout.lines) {
      if (line.id === id) for (const one of [line.id, line.from, line.to]) lit.add(one);
      else if (line.from === id || line.to === id) lit.add(line.id);
    }
    return lit;
  }, [id, layout]);
}

function NoSteps({ onAdded }: { onAdded: (id: Id) => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  useRevision(desk.framework);
  const { framework } = desk;
  const path = framework.children(framework.root, "path")[0];
  const add = async () => {
    const made = path ? await desk.add("step", path) : await desk.add("path", framework.root);
    if (made) onAdded(made);
  };
  return (
    <div className={styles.blank} id="map">
      <EmptyState words={t("map.empty")}>
        {!framework.readOnly && (
          <Button look="primary" icon={path ? "step" : "path"} onPress={() => void add()}>
            {t(path ? "addKind.step" : "addKind.path")}
          </Button>
        )}
      </EmptyState>
    </div>
  );
}
