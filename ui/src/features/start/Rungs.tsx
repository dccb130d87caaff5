// A starter as a small picture: one row of rungs a path, steps of the same grade above one another; or its groups, where
// it has no steps. The picture is for the eye; the same is said in words beside it.
import { useTranslation } from "react-i18next";
import type { Starter } from "@/wire/wire";
import { columnsOf } from "./found";
import styles from "./Rungs.module.css";

export function Rungs({ starter }: { starter: Starter }) {
  const { t } = useTranslation();
  if (starter.paths.length === 0) {
    return (
      <p className={styles.groups} dir="auto">
        {starter.groups.map((group) => group.title).join(" · ")}
      </p>
    );
  }
  const columns = columnsOf(starter);
  const said = starter.paths.map((path) =>
    t("start.steps", { path: path.title, steps: path.steps.map((step) => step.title).join(", ") }),
  );
  return (
    <div className={styles.rungs}>
      <p className="sr-only">{said.join(". ")}</p>
      {starter.paths.map((path) => (
        <div key={path.title} className={styles.path} aria-hidden="true">
          <span className={styles.name} dir="auto">
            {path.title}
          </span>
          <span className={styles.steps} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
            {path.steps.map((step, at) => (
              <span
                key={step.title}
                className={styles.step}
                style={{ gridColumn: (step.column ?? at) + 1, blockSize: `${14 + 3 * (step.column ?? at)}px` }}
                title={step.title}
              >
                {step.code}
              </span>
            ))}
          </span>
        </div>
      ))}
    </div>
  );
}
