// A starter as a small picture: one row of rungs a path, steps of the same grade above one another; or its groups, where
// it has no steps. The picture is for the eye; the same is said in words beside it.
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { row } from "@/data/locale";
import type { Starter } from "@/wire/wire";
import { columnsOf } from "./found";
import styles from "./Rungs.module.css";

/** How tall the first rung is, and by how much each grade rises, in pixels. */
const FIRST = 15;
const RISE = 3;

export function Rungs({ starter }: { starter: Starter }) {
  const { t } = useTranslation();
  if (starter.paths.length === 0) {
    return (
      <ul className={styles.groups}>
        {starter.groups.map((group) => (
          <li key={group.title} dir="auto">
            {group.title}
          </li>
        ))}
      </ul>
    );
  }
  const said = starter.paths.map((path) =>
    t("start.steps", { path: path.title, steps: row(path.steps.map((step) => step.title)) }),
  );
  return (
    <>
      <p className="sr-only">{said.join(". ")}</p>
      <div
        className={styles.rungs}
        style={{ gridTemplateColumns: `fit-content(11em) repeat(${columnsOf(starter)}, minmax(0, 1fr))` }}
        aria-hidden="true"
      >
        {starter.paths.map((path, row) => (
          <Fragment key={path.title}>
            <span className={styles.name} style={{ gridRow: row + 1 }} dir="auto">
              {path.title}
            </span>
            {path.steps.map((step, at) => {
              const column = step.column ?? at;
              return (
                <span
                  key={step.title}
                  className={styles.step}
                  style={{ gridRow: row + 1, gridColumn: column + 2, blockSize: FIRST + RISE * column }}
                  title={step.title}
                >
                  {step.code}
                </span>
              );
            })}
          </Fragment>
        ))}
      </div>
    </>
  );
}
