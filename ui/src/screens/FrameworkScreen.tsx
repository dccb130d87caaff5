// A framework being worked on, or one of its versions being read: outline, middle, and the side panel.
import { type MouseEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { Button, EmptyState, IconButton, SplitPane, toast } from "@/components";
import { useCommands } from "@/data/commands";
import { type Framework, useFramework, useNode } from "@/data/framework";
import { asProblem, problemSentence } from "@/data/problems";
import { Centre } from "@/features/desk/Centre";
import { CompareStepDialog } from "@/features/desk/CompareStepDialog";
import { Desk, DeskProvider } from "@/features/desk/desk";
import { useKeptFocus } from "@/features/desk/focus";
import { History } from "@/features/desk/History";
import { MoveDialog } from "@/features/desk/MoveDialog";
import { SavedLine } from "@/features/desk/SavedLine";
import { Details } from "@/features/details/Details";
import { EditableText } from "@/features/editing/EditableText";
import { ExportMenu } from "@/features/export/ExportMenu";
import { FindingsPanel } from "@/features/findings/FindingsPanel";
import { useWalkKey, walk } from "@/features/findings/useWalk";
import { useFound, useWatching } from "@/features/findings/watch";
import { useTakeIn } from "@/features/review/useTakeIn";
import { Outline } from "@/features/outline/Outline";
import { SaveVersionDialog } from "@/features/versions/SaveVersionDialog";
import { versionsChanged } from "@/features/versions/useVersions";
import { VersionsPanel } from "@/features/versions/VersionsPanel";
import { ThemeMenu } from "@/features/window/ThemeMenu";
import { call } from "@/platform/door";
import type { Id, State, Version } from "@/wire/wire";
import { share, useSidePanes } from "./useSidePanes";
import { VersionBanner } from "./VersionBanner";
import styles from "./FrameworkScreen.module.css";

type Going = {
  onLibrary: () => void;
  /** Opens a version to be read, or (null) the draft. */
  onVersion: (version: Id | null) => void;
  onCompare: (old: State, next: State) => void;
  /** Opens the review of a file that was taken in. */
  onReview: (review: number) => void;
  /** Compares two steps of one state. */
  onCompareSteps: (state: State, steps: { old: Id; new: Id }) => void;
};

type Props = Going & { framework: Id; version: Id | null; node: Id | null };

export function FrameworkScreen({ framework: id, version, node, ...going }: Props) {
  const { t } = useTranslation();
  const opening = useFramework(id, version);
  const [restored, setRestored] = useState<string | null>(null);
  if (opening.is === "open") {
    return (
      <Open
        key={`${id}${opening.framework.version?.id}`}
        framework={opening.framework}
        node={node}
        restored={restored}
        onRestored={setRestored}
        {...going}
      />
    );
  }
  return (
    <main className={styles.screen}>
      <header className={styles.bar}>
        <IconButton icon="back" label={t("framework.back")} onPress={going.onLibrary} />
      </header>
      {opening.is === "failed" && (
        <EmptyState centre words={`${t("framework.failed")} ${problemSentence(t, opening.problem)}`}>
          <Button look="outline" onPress={opening.again}>
            {t("common.again")}
          </Button>
        </EmptyState>
      )}
    </main>
  );
}

type Panel = "details" | "mend" | "versions";

type OpenProps = Going & {
  framework: Framework;
  node: Id | null;
  /** The name of the version that was put on top of the draft from its own page, until the draft has said so. */
  restored: string | null;
  onRestored: (name: string | null) => void;
};

function Open({ framework, node, restored, onRestored, onLibrary, onVersion, onCompare, onReview, onCompareSteps }: OpenProps) {
  const { t } = useTranslation();
  const desk = useMemo(() => new Desk(framework, t, node), [framework, t, node]);
  const [panel, setPanel] = useState<Panel>("details");
  const { sides, show: showSide, toggle } = useSidePanes();
  const [saving, setSaving] = useState(false);
  const watch = useWatching(framework);
  const found = useFound(watch);
  const title = useNode(framework, framework.root)?.fields.title ?? "";
  const end = useRef<HTMLDivElement>(null);
  const state: State = { framework: framework.id, version: framework.version?.id ?? null };
  const draft: State = { framework: framework.id, version: null };
  const { readOnly } = framework;
  const takeIn = useTakeIn(framework.id, onReview);

  useEffect(() => {
    void call("windowTitle", { title: title || t("app.name") }).catch(() => undefined);
  }, [title, t]);

  const show = (next: Panel) => {
    showSide("end");
    setPanel(next);
  };
  const walkTo = (by: 1 | -1) => {
    if (readOnly) return;
    show("mend");
    walk(desk, watch, by);
  };
  useWalkKey(walkTo);
  const focusIn = (find: () => HTMLElement | null | undefined) => requestAnimationFrame(() => find()?.focus());
  const compare = async () => {
    try {
      const { versions } = await call("versionList", { framework: framework.id });
      const old = versions.find((v) => v.id !== state.version) ?? versions[0];
      if (!old) {
        toast({ words: t("framework.noVersions"), action: { words: t("framework.saveVersion"), run: () => setSaving(true) } });
        return;
      }
      // A version that is being read is compared with the draft, a draft with its newest version.
      if (readOnly) onCompare(state, draft);
      else onCompare({ framework: framework.id, version: old.id }, draft);
    } catch (error) {
      toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
    }
  };
  const sayRestored = (name: string) => desk.offerUndo(t("framework.restored", { name }));
  const restore = async (version: Version) => {
    try {
      if (readOnly) {
        await call("versionRestore", { framework: framework.id, version: version.id });
        // The draft says so itself as soon as it is open, because only there it can be undone.
        onRestored(version.name);
        onVersion(null);
      } else {
        await framework.restore(version.id);
        if (!framework.get(desk.selected)) desk.select(framework.root);
        sayRestored(version.name);
      }
      versionsChanged(framework.id);
    } catch (error) {
      toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
    }
  };

  const greet = useEffectEvent(() => {
    if (restored === null || readOnly) return;
    sayRestored(restored);
    onRestored(null);
  });
  useEffect(() => greet(), [restored]);
  useKeptFocus(desk);
  useEffect(() => () => desk.withdraw(), [desk]);

  useCommands({
    library: onLibrary,
    versions: () => show("versions"),
    compare: () => void compare(),
    find: () => {
      showSide("start");
      focusIn(() => document.querySelector<HTMLElement>('#outline-pane input[type="search"]'));
    },
    outline: () => {
      showSide("start");
      focusIn(() => document.getElementById("outline"));
    },
    matrix: () =>
      focusIn(() => document.querySelector<HTMLElement>('#matrix [data-stop][tabindex="0"], #document [tabindex="0"]')),
    details: () => {
      show("details");
      focusIn(() => end.current?.querySelector<HTMLElement>("#details input, #details textarea, #details select"));
    },
    ...(readOnly
      ? {}
      : {
          mend: () => show("mend"),
          saveVersion: () => setSaving(true),
          takeIn: takeIn.start,
          undo: () => void desk.undo(),
          redo: () => void desk.redo(),
          duplicate: () => void desk.duplicate(desk.selected),
          remove: () => void desk.remove(desk.selected),
          moveUp: () => void desk.shift(desk.selected, -1),
          moveDown: () => void desk.shift(desk.selected, 1),
        }),
  });

  // Where there is little room the details come when somebody asks for a node by the outline.
  const choosing = (event: MouseEvent) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>("[data-node]")?.dataset.node;
    const kind = framework.get(id)?.kind;
    if (kind && kind !== "framework" && kind !== "path" && !(event.target as HTMLElement).closest("button, textarea")) showSide("end", true);
  };

  const count = found?.findings.reduce((n, finding) => (finding.gentle ? n : n + 1), 0) ?? 0;
  const outline = (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the outline inside answers; this only hears of it
    <div id="outline-pane" className={styles.pane} onClickCapture={choosing}>
      <Outline />
    </div>
  );
  const side = (
    <div ref={end} id="side-pane" className={styles.pane}>
      <Tabs className={styles.tabs} selectedKey={panel} onSelectionChange={(key) => setPanel(key as Panel)}>
        <TabList aria-label={t("framework.panel")} className={styles.tabList}>
          <Tab id="details" className={styles.tab}>
            {t("framework.details")}
          </Tab>
          {!readOnly && (
            <Tab id="mend" className={styles.tab} aria-label={t("framework.mendCount", { count })}>
              {t("framework.mend")}
              {count > 0 && <span className={styles.count}>{count}</span>}
            </Tab>
          )}
          <Tab id="versions" className={styles.tab}>
            {t("framework.versions")}
          </Tab>
        </TabList>
        <TabPanel id="details" className={styles.panel}>
          <Details />
        </TabPanel>
        <TabPanel id="mend" className={styles.panel}>
          <FindingsPanel watch={watch} onWalk={walkTo} />
        </TabPanel>
        <TabPanel id="versions" className={styles.panel}>
          <VersionsPanel
            framework={framework}
            onOpen={(version) => onVersion(version.id)}
            onCompare={onCompare}
            onReview={onReview}
            onRestore={(version) => void restore(version)}
          />
        </TabPanel>
      </Tabs>
    </div>
  );
  return (
    <DeskProvider value={desk}>
      <main className={styles.screen}>
        <header className={styles.bar}>
          <div className={styles.barStart}>
            <IconButton icon="back" label={t("framework.back")} onPress={onLibrary} />
            <IconButton
              icon="panelStart"
              label={t("framework.outline")}
              keys="Ctrl+1"
              on={sides.start}
              onPress={() => toggle("start")}
            />
            <div className={styles.title}>
              <EditableText node={framework.root} field="title" scope="bar" />
            </div>
            {!readOnly && <SavedLine framework={framework} />}
          </div>
          <div className={styles.barEnd}>
            {!readOnly && <History />}
            {!readOnly && count > 0 && (
              <Button small icon="mend" aria-label={t("framework.mendCount", { count })} onPress={() => show("mend")}>
                {count}
              </Button>
            )}
            {!readOnly && <IconButton icon="import" label={t("review.takeIn")} onPress={takeIn.start} />}
            <Button small icon="history" onPress={() => show("versions")}>
              {t("framework.versions")}
            </Button>
            <Button small icon="compare" onPress={() => void compare()}>
              {t("framework.compare")}
            </Button>
            <ExportMenu state={state} />
            <ThemeMenu />
            <IconButton
              icon="panelEnd"
              label={t("framework.panel")}
              keys="Ctrl+3"
              on={sides.end}
              onPress={() => toggle("end")}
            />
          </div>
        </header>
        {framework.version && (
          <VersionBanner
            version={framework.version}
            onRestore={() => framework.version && void restore(framework.version)}
            onDraft={() => onVersion(null)}
          />
        )}
        <SplitPane
          name="framework"
          start={sides.start ? { content: outline, label: t("framework.edgeStart"), width: share(0.15, 208, 280), min: 176, max: 480 } : null}
          end={sides.end ? { content: side, label: t("framework.edgeEnd"), width: share(0.18, 264, 344), min: 248, max: 560 } : null}
        >
          <Centre />
        </SplitPane>
        {takeIn.surface}
        <MoveDialog />
        <CompareStepDialog onCompare={(old, next) => onCompareSteps(state, { old, new: next })} />
        <SaveVersionDialog framework={framework} isOpen={saving} onOpenChange={setSaving} onSaved={() => show("versions")} />
      </main>
    </DeskProvider>
  );
}
