// A framework being worked on, or one of its versions being read: outline, middle, and the side panel.
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { Button, EmptyState, IconButton, SplitPane, toast } from "@/components";
import { useCommands } from "@/data/commands";
import { type Framework, useFramework, useNode } from "@/data/framework";
import { asProblem, problemSentence } from "@/data/problems";
import { Centre } from "@/features/desk/Centre";
import { Desk, DeskProvider } from "@/features/desk/desk";
import { History } from "@/features/desk/History";
import { MoveDialog } from "@/features/desk/MoveDialog";
import { SavedLine } from "@/features/desk/SavedLine";
import { Details } from "@/features/details/Details";
import { EditableText } from "@/features/editing/EditableText";
import { ExportMenu } from "@/features/export/ExportMenu";
import { FindingsPanel } from "@/features/findings/FindingsPanel";
import { useFindings } from "@/features/findings/useFindings";
import { Outline } from "@/features/outline/Outline";
import { SaveVersionDialog } from "@/features/versions/SaveVersionDialog";
import { VersionsPanel } from "@/features/versions/VersionsPanel";
import { ThemeMenu } from "@/features/window/ThemeMenu";
import { call } from "@/platform/door";
import type { Id, State, Version } from "@/wire/wire";
import { VersionBanner } from "./VersionBanner";
import styles from "./FrameworkScreen.module.css";

type Going = {
  onLibrary: () => void;
  /** Opens a version to be read, or (null) the draft. */
  onVersion: (version: Id | null) => void;
  onCompare: (old: State, next: State) => void;
};

type Props = Going & { framework: Id; version: Id | null; node: Id | null };

export function FrameworkScreen({ framework: id, version, node, ...going }: Props) {
  const { t } = useTranslation();
  const opening = useFramework(id, version);
  if (opening.is === "open") return <Open key={`${id}${version}`} framework={opening.framework} node={node} {...going} />;
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

function Open({ framework, node, onLibrary, onVersion, onCompare }: Going & { framework: Framework; node: Id | null }) {
  const { t } = useTranslation();
  const desk = useMemo(() => new Desk(framework, t, node), [framework, t, node]);
  const [panel, setPanel] = useState<Panel>("details");
  const [sides, setSides] = useState({ start: true, end: true });
  const [saving, setSaving] = useState(false);
  const { found, failed, again } = useFindings(framework);
  const title = useNode(framework, framework.root)?.fields.title ?? "";
  const end = useRef<HTMLDivElement>(null);
  const state: State = { framework: framework.id, version: framework.version?.id ?? null };
  const draft: State = { framework: framework.id, version: null };
  const { readOnly } = framework;

  useEffect(() => {
    void call("windowTitle", { title: title || t("app.name") }).catch(() => undefined);
  }, [title, t]);

  const show = (next: Panel) => {
    setSides((now) => ({ ...now, end: true }));
    setPanel(next);
  };
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
  const restore = async (version: Version) => {
    const words = t("framework.restored", { name: version.name });
    try {
      if (readOnly) {
        await call("versionRestore", { framework: framework.id, version: version.id });
        toast({ words });
        onVersion(null);
      } else {
        await framework.restore(version.id);
        if (!framework.get(desk.selected)) desk.select(framework.root);
        toast({ words, action: { words: t("common.undo"), run: () => void desk.undo() } });
      }
    } catch (error) {
      toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
    }
  };

  useCommands({
    library: onLibrary,
    versions: () => show("versions"),
    compare: () => void compare(),
    find: () => {
      setSides((now) => ({ ...now, start: true }));
      focusIn(() => document.querySelector<HTMLElement>('#outline-pane input[type="search"]'));
    },
    outline: () => {
      setSides((now) => ({ ...now, start: true }));
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
          saveVersion: () => setSaving(true),
          undo: () => void desk.undo(),
          redo: () => void desk.redo(),
          duplicate: () => void desk.duplicate(desk.selected),
          remove: () => void desk.remove(desk.selected),
          moveUp: () => void desk.shift(desk.selected, -1),
          moveDown: () => void desk.shift(desk.selected, 1),
        }),
  });

  const count = found?.findings.length ?? 0;
  const outline = (
    <div id="outline-pane" className={styles.pane}>
      <Outline />
    </div>
  );
  const side = (
    <div ref={end} className={styles.pane}>
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
          <FindingsPanel found={found} failed={failed} onAgain={again} />
        </TabPanel>
        <TabPanel id="versions" className={styles.panel}>
          <VersionsPanel
            framework={framework}
            onOpen={(version) => onVersion(version.id)}
            onCompare={onCompare}
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
              onPress={() => setSides((now) => ({ ...now, start: !now.start }))}
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
              onPress={() => setSides((now) => ({ ...now, end: !now.end }))}
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
          start={sides.start ? { content: outline, label: t("framework.edgeStart"), width: 248, min: 176, max: 480 } : null}
          end={sides.end ? { content: side, label: t("framework.edgeEnd"), width: 304, min: 264, max: 560 } : null}
        >
          <Centre />
        </SplitPane>
        <MoveDialog />
        <SaveVersionDialog framework={framework} isOpen={saving} onOpenChange={setSaving} onSaved={() => show("versions")} />
      </main>
    </DeskProvider>
  );
}
