// A framework being worked on, or one of its versions being read: outline, middle, and the side panel.
import { type MouseEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { Button, EmptyState, IconButton, SplitPane, toast } from "@/components";
import { useCommands } from "@/data/commands";
import { useElsewhere } from "@/data/elsewhere";
import { type Framework, useFramework, useNode } from "@/data/framework";
import { asProblem, problemSentence } from "@/data/problems";
import { talkOf } from "@/features/comments/talk";
import { Centre } from "@/features/desk/Centre";
import { CompareStepDialog } from "@/features/desk/CompareStepDialog";
import { Desk, DeskProvider } from "@/features/desk/desk";
import { DeskCommands } from "@/features/desk/DeskCommands";
import { useKeptFocus } from "@/features/desk/focus";
import { History, stepName } from "@/features/desk/History";
import { MoveDialog } from "@/features/desk/MoveDialog";
import { SavedLine } from "@/features/desk/SavedLine";
import { Details } from "@/features/details/Details";
import { EditableText } from "@/features/editing/EditableText";
import { ExportMenu } from "@/features/export/ExportMenu";
import { FindingsPanel } from "@/features/findings/FindingsPanel";
import { toMend, useWalkKey, walk } from "@/features/findings/useWalk";
import { useFound, useWatching } from "@/features/findings/watch";
import { HistoryPanel } from "@/features/history/HistoryPanel";
import { momentWords } from "@/features/history/steps";
import { useTakeIn } from "@/features/review/useTakeIn";
import { TypingLeft } from "@/features/typing/TypingLeft";
import { Outline } from "@/features/outline/Outline";
import { CopyDialog } from "@/features/start/CopyDialog";
import { type Ways, WaysProvider } from "@/features/start/ways";
import { SaveVersionDialog } from "@/features/versions/SaveVersionDialog";
import { versionsChanged } from "@/features/versions/useVersions";
import { VersionsPanel } from "@/features/versions/VersionsPanel";
import { ThemeMenu } from "@/features/window/ThemeMenu";
import { call } from "@/platform/door";
import type { Changed, EditStep, Id, State, Version } from "@/wire/wire";
import { StepBanner } from "./StepBanner";
import { useFinding } from "./useFinding";
import { type SidePanes, useShare, useSidePanes } from "./useSidePanes";
import { VersionBanner } from "./VersionBanner";
import styles from "./FrameworkScreen.module.css";

type Going = {
  onLibrary: () => void;
  /** Opens another framework: its draft, or one of its versions. */
  onFramework: (framework: Id, version: Id | null) => void;
  /** Opens a version to be read, or (null) the draft. */
  onVersion: (version: Id | null) => void;
  /** Opens the framework as it was after a step, or (null) the draft. */
  onEdit: (edit: number | null) => void;
  onCompare: (old: State, next: State) => void;
  /** Opens the review of a file that was taken in. */
  onReview: (review: number) => void;
  /** Compares two steps of one state. */
  onCompareSteps: (state: State, steps: { old: Id; new: Id }) => void;
};

type Props = Going & { framework: Id; version: Id | null; edit: number | null; node: Id | null };

export function FrameworkScreen({ framework: id, version, edit, node, ...going }: Props) {
  const { t } = useTranslation();
  const opening = useFramework(id, version, edit);
  // The panel stays what it is, and where it is, while one goes through earlier states.
  const [panel, setPanel] = useState<Panel>("details");
  const panes = useSidePanes();
  const [restored, setRestored] = useState<string | null>(null);
  // While another state is on its way, the one before stays on the screen.
  const [before, setBefore] = useState<Framework | null>(null);
  if (opening.is === "open" && before !== opening.framework) setBefore(opening.framework);
  const framework = opening.is === "open" ? opening.framework : opening.is === "opening" ? before : null;
  if (framework) {
    return (
      <Open
        key={`${id}${framework.version?.id}${framework.step?.edit}`}
        framework={framework}
        node={node}
        panel={panel}
        onPanel={setPanel}
        panes={panes}
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

type Panel = "details" | "mend" | "versions" | "history";

type OpenProps = Going & {
  framework: Framework;
  node: Id | null;
  panel: Panel;
  onPanel: (panel: Panel) => void;
  panes: SidePanes;
  /** What was put on top of the draft from the page of an earlier state, in a sentence, until the draft has said so. */
  restored: string | null;
  onRestored: (sentence: string | null) => void;
};

function Open(props: OpenProps) {
  const { framework, node, panel, onPanel, panes, restored, onRestored } = props;
  const { onLibrary, onFramework, onVersion, onEdit, onCompare, onReview, onCompareSteps } = props;
  const { t } = useTranslation();
  const desk = useMemo(() => new Desk(framework, t, node), [framework, t, node]);
  const [looked, setLooked] = useState(0);
  const { sides, show: showSide, toggle } = panes;
  const [startWidth, endWidth] = [useShare(0.15, 208, 280), useShare(0.18, 324, 360)];
  const [saving, setSaving] = useState(false);
  const watch = useWatching(framework);
  const found = useFound(watch);
  const title = useNode(framework, framework.root)?.fields.title ?? "";
  const end = useRef<HTMLDivElement>(null);
  const { state } = framework;
  const draft: State = { framework: framework.id, version: null };
  const { readOnly } = framework;
  const takeIn = useTakeIn(framework.id, onReview);
  const [copied, setCopied] = useState<Version | null>(null);
  const ways: Ways = { onOpen: onFramework, onCompare };
  const finding = useFinding(desk, onVersion);

  useEffect(() => {
    void call("windowTitle", { title: title || t("app.name") }).catch(() => undefined);
  }, [title, t]);

  const show = (next: Panel) => {
    showSide("end");
    onPanel(next);
  };
  const walkTo = (by: 1 | -1) => {
    if (readOnly) return;
    show("mend");
    walk(desk, watch, by);
  };
  useWalkKey(walkTo);
  const focusIn = (find: () => HTMLElement | null | undefined) => requestAnimationFrame(() => find()?.focus());
  const compare = async () => {
    // What is being read is compared with the draft, a draft with its newest version.
    if (readOnly) return onCompare(state, draft);
    try {
      const { versions } = await call("versionList", { framework: framework.id });
      const [old] = versions;
      if (!old) {
        toast({ words: t("framework.noVersions"), action: { words: t("framework.saveVersion"), run: () => setSaving(true) } });
        return;
      }
      onCompare({ framework: framework.id, version: old.id }, draft);
    } catch (error) {
      toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
    }
  };
  /** Puts an earlier state on top of the draft: `here` where the draft is open, `there` where it is not. */
  const bringBack = async (sentence: string, here: () => Promise<Changed>, there: () => Promise<Changed>) => {
    try {
      const before = framework.log?.edit;
      const changed = await (readOnly ? there() : here());
      if (changed.put.length === 0 && changed.removed.length === 0 && (readOnly || changed.log.edit === before)) {
        toast({ words: t("history.isNow"), travels: true });
        if (readOnly) onEdit(null);
      } else if (readOnly) {
        // The draft says so itself as soon as it is open, because only there it can be undone.
        onRestored(sentence);
        onEdit(null);
      } else {
        if (!framework.get(desk.selected)) desk.select(framework.root);
        desk.offerUndo(sentence);
      }
      versionsChanged(framework.id);
    } catch (error) {
      toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
    }
  };
  const restore = ({ id, name }: Version) =>
    bringBack(
      t("framework.restored", { name }),
      () => framework.restore(id),
      () => call("versionRestore", { framework: framework.id, version: id }),
    );
  const goBack = ({ edit, at }: EditStep) =>
    bringBack(
      t("history.wentBack", { moment: momentWords(at, t as never) }),
      () => framework.goBack(edit),
      () => call("historyRestore", { framework: framework.id, edit }),
    );

  const greet = useEffectEvent(() => {
    if (restored === null || readOnly) return;
    desk.offerUndo(restored);
    onRestored(null);
  });
  useEffect(() => greet(), [restored]);
  useKeptFocus(desk);
  useEffect(() => () => desk.withdraw(), [desk]);
  useElsewhere(framework.id, () => {
    void talkOf(framework).read();
    versionsChanged(framework.id);
    if (readOnly) return;
    desk.catchUp().then(
      (any) => {
        if (!any) return;
        const step = framework.log?.undo;
        toast({ words: step ? t("elsewhere.changed", { step: stepName(t, step) }) : t("elsewhere.changedSome") });
        // What somebody was typing may have lost its place.
        setLooked((n) => n + 1);
      },
      // It is told again with the next change, and an edit catches up by itself.
      () => undefined,
    );
  });

  useCommands({
    library: onLibrary,
    versions: () => show("versions"),
    compare: () => void compare(),
    outline: () => {
      showSide("start");
      focusIn(() => document.getElementById("outline"));
    },
    matrix: () =>
      focusIn(() => {
        // The grid of what serves what comes before what stands above it.
        const stops = '#matrix [data-row][tabindex="0"], #map [data-stop][tabindex="0"], #outcomes [role="grid"]';
        return document.querySelector<HTMLElement>(stops) ?? document.querySelector<HTMLElement>(':is(#document, #outcomes) [tabindex="0"]');
      }),
    details: () => {
      show("details");
      focusIn(() => end.current?.querySelector<HTMLElement>("#details input, #details textarea, #details select"));
    },
    ...(readOnly
      ? {}
      : {
          mend: () => {
            show("mend");
            // The panel may have to be drawn first.
            requestAnimationFrame(() => toMend(desk, watch, end.current));
          },
          saveVersion: () => setSaving(true),
          takeIn: takeIn.start,
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
      <Tabs className={styles.tabs} selectedKey={panel === "mend" && readOnly ? "details" : panel} onSelectionChange={(key) => onPanel(key as Panel)}>
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
          <Tab id="history" className={styles.tab}>
            {t("history.tab")}
          </Tab>
        </TabList>
        <TabPanel id="details" className={styles.panel}>
          <WaysProvider value={ways}>
            <Details />
          </WaysProvider>
        </TabPanel>
        <TabPanel id="mend" className={styles.panel}>
          <FindingsPanel watch={watch} onWalk={walkTo} />
        </TabPanel>
        <TabPanel id="history" className={styles.panel}>
          <HistoryPanel onOpen={onEdit} onGoBack={(step) => void goBack(step)} onCompare={onCompare} />
        </TabPanel>
        <TabPanel id="versions" className={styles.panel}>
          <VersionsPanel
            framework={framework}
            onOpen={(version) => onVersion(version.id)}
            onCompare={onCompare}
            onReview={onReview}
            onRestore={(version) => void restore(version)}
            onCopy={setCopied}
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
        {framework.step && (
          <StepBanner
            step={framework.step}
            onCompare={() => onCompare(state, draft)}
            onGoBack={() => framework.step && void goBack(framework.step)}
            onDraft={() => onEdit(null)}
          />
        )}
        {!readOnly && (
          <TypingLeft
            looked={looked}
            onVersion={() => setSaving(true)}
            onComment={() => {
              show("details");
              focusIn(() => end.current?.querySelector<HTMLElement>("[data-saying] textarea"));
            }}
          />
        )}
        <SplitPane
          name="framework"
          start={sides.start ? { content: outline, label: t("framework.edgeStart"), width: startWidth, min: 176, max: 480 } : null}
          end={sides.end ? { content: side, label: t("framework.edgeEnd"), width: endWidth, min: 248, max: 560 } : null}
        >
          {finding}
          <Centre />
        </SplitPane>
        <DeskCommands />
        {takeIn.surface}
        {copied && (
          <CopyDialog
            framework={framework.id}
            title={title}
            version={copied.id}
            onClose={() => setCopied(null)}
            onMade={(id) => onFramework(id, null)}
          />
        )}
        <MoveDialog />
        <CompareStepDialog onCompare={(old, next) => onCompareSteps(state, { old, new: next })} />
        <SaveVersionDialog framework={framework} isOpen={saving} onOpenChange={setSaving} onSaved={() => show("versions")} />
      </main>
    </DeskProvider>
  );
}
