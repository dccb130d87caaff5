// The middle of the screen: the matrix or the document of the selected path, or the framework as a document.
import { useTranslation } from "react-i18next";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useNode, useRevision } from "@/data/framework";
import { EditableText } from "@/features/editing/EditableText";
import { Overview } from "@/features/document/Overview";
import { PathDocument } from "@/features/document/PathDocument";
import { bestView } from "@/features/matrix/cells";
import { GradeMatrix } from "@/features/matrix/GradeMatrix";
import { Matrix } from "@/features/matrix/Matrix";
import type { Id } from "@/wire/wire";
import { useDesk, useFromSelection, useView, useWhole, type View, type Whole } from "./desk";
import styles from "./Centre.module.css";

export function Centre() {
  const desk = useDesk();
  useRevision(desk.framework);
  const path = useFromSelection(desk, (d) => (d.framework.get(d.path) ? d.path : null));
  return path ? <PathCentre key={path} path={path} /> : <WholeCentre />;
}

function WholeCentre() {
  const { t } = useTranslation();
  const desk = useDesk();
  const whole = useWhole(desk);
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>
          <EditableText node={desk.framework.root} field="title" scope="centre" />
        </h1>
        <ToggleButtonGroup
          aria-label={t("framework.view")}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[whole]}
          onSelectionChange={(keys) => {
            const [next] = keys;
            if (next) desk.showWhole(next as Whole);
          }}
          className={styles.switch}
        >
          <ToggleButton id="overview" className={styles.option}>
            {t("byGrade.overview")}
          </ToggleButton>
          <ToggleButton id="grades" className={styles.option}>
            {t("byGrade.view")}
          </ToggleButton>
        </ToggleButtonGroup>
      </header>
      {whole === "grades" ? <GradeMatrix /> : <Overview />}
    </>
  );
}

function PathCentre({ path }: { path: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const chosen = useView(desk);
  const record = useNode(desk.framework, path);
  const view = chosen ?? bestView(desk.framework, path);
  const { readOnly } = desk.framework;
  if (!record) return null;
  return (
    <>
      <header className={styles.head} data-node={path}>
        <div className={styles.words}>
          <h1 className={styles.title}>
            <EditableText node={path} field="title" scope="centre" />
          </h1>
          {(record.fields.tagline || !readOnly) && (
            <div className={styles.tagline}>
              <EditableText node={path} field="tagline" scope="centre" />
            </div>
          )}
        </div>
        <ToggleButtonGroup
          aria-label={t("framework.view")}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[view]}
          onSelectionChange={(keys) => {
            const [next] = keys;
            if (next) desk.show(next as View);
          }}
          className={styles.switch}
        >
          <ToggleButton id="matrix" className={styles.option}>
            {t("framework.matrix")}
          </ToggleButton>
          <ToggleButton id="document" className={styles.option}>
            {t("framework.document")}
          </ToggleButton>
        </ToggleButtonGroup>
      </header>
      {view === "matrix" ? <Matrix path={path} /> : <PathDocument path={path} />}
    </>
  );
}
