// The middle of the screen: the matrix or the document of the selected path, the framework as a document, what should
// come of it, or the map of all paths.
import { useNode, useRevision } from "@/data/framework";
import { EditableText } from "@/features/editing/EditableText";
import { Overview } from "@/features/document/Overview";
import { PathDocument } from "@/features/document/PathDocument";
import { MapView } from "@/features/map/MapView";
import { bestView } from "@/features/matrix/cells";
import { GradeMatrix } from "@/features/matrix/GradeMatrix";
import { Matrix } from "@/features/matrix/Matrix";
import { Outcomes } from "@/features/outcomes/Outcomes";
import type { Id } from "@/wire/wire";
import { useDesk, useFromSelection, useView, useWhole, type View, type Whole } from "./desk";
import { ViewSwitch } from "./ViewSwitch";
import styles from "./Centre.module.css";

export function Centre() {
  const desk = useDesk();
  useRevision(desk.framework);
  const path = useFromSelection(desk, (d) => (d.framework.get(d.path) ? d.path : null));
  const whole = useWhole(desk);
  // The map stays as it is while one after the other is selected on it.
  if (whole === "map") return <MapCentre path={path} />;
  return path ? <PathCentre key={path} path={path} /> : <WholeCentre />;
}

const pathViews: readonly View[] = ["matrix", "document", "map"];
const wholeViews: readonly Whole[] = ["overview", "grades", "outcomes", "map"];

function MapCentre({ path }: { path: Id | null }) {
  const desk = useDesk();
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>
          <EditableText node={desk.framework.root} field="title" scope="centre" />
        </h1>
        {path ? (
          <ViewSwitch views={pathViews} view="map" onView={(view) => desk.show(view)} />
        ) : (
          <ViewSwitch views={wholeViews} view="map" onView={(view) => desk.showWhole(view)} />
        )}
      </header>
      <MapView />
    </>
  );
}

function WholeCentre() {
  const desk = useDesk();
  const whole = useWhole(desk);
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>
          <EditableText node={desk.framework.root} field="title" scope="centre" />
        </h1>
        <ViewSwitch views={wholeViews} view={whole} onView={(view) => desk.showWhole(view)} />
      </header>
      {whole === "grades" ? <GradeMatrix /> : whole === "outcomes" ? <Outcomes /> : <Overview />}
    </>
  );
}

function PathCentre({ path }: { path: Id }) {
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
        <ViewSwitch views={pathViews} view={view} onView={(next) => desk.show(next)} />
      </header>
      {view === "matrix" ? <Matrix path={path} /> : <PathDocument path={path} />}
    </>
  );
}
