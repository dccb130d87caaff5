// Bringing files in: the window asks which, the page shows how far it is and says what came of each.
import { type ReactNode, useCallback, useState } from "react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Button, Dialog, Progress, toast } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { useTask } from "@/data/tasks";
import { call } from "@/platform/door";
import type { Brought, Id, Imported } from "@/wire/wire";
import styles from "./library.module.css";

const many = 8;

type Imports = {
  /** Asks which files. */
  start: () => void;
  /** Brings in what came from outside, by the token that the page heard of. */
  bring: (token: number) => void;
  surface: ReactNode;
};

/** Whether what went wrong with a file is said in a sentence that has its name. */
function saysWhich(t: TFunction, { file, problem }: Imported): boolean {
  return problem !== null && problemSentence(t, problem).includes(file);
}

/** `surface` has to stand somewhere on the screen. */
export function useImport(
  onOpen: (framework: Id) => void,
  onDone: () => void,
  onProposed: (proposals: readonly number[]) => void,
): Imports {
  const { t } = useTranslation();
  const { progress, run, cancel } = useTask();
  const [report, setReport] = useState<readonly Imported[] | null>(null);

  const take = useCallback((ask: (task: string) => Promise<Brought | null>) => {
    run(ask).then(
      (answer) => {
        if (answer === null) return;
        onDone();
        // What has to be looked at first is; what came in beside it is said all the same.
        if (answer.proposed.length > 0) onProposed(answer.proposed);
        if (answer.proposed.length > 0 && answer.imported.length === 0) return;
        const [only] = answer.imported;
        // One file that came in whole needs no report: there it is.
        if (answer.proposed.length === 0 && answer.imported.length === 1 && only?.framework && !only.problem && only.skipped.length === 0) {
          const title = only.title || t("common.untitled");
          const came = only.wasThere ? t("imports.wasThere", { title }) : t("imports.in", { title, count: only.abilities });
          const said = only.comments > 0 ? [t("imports.comments", { count: only.comments })] : [];
          toast({ words: [came, ...said].join(" "), travels: true });
          onOpen(only.framework);
        } else {
          setReport(answer.imported);
        }
      },
      (error: unknown) => {
        const problem = asProblem(error);
        if (problem.code !== "cancelled") toast({ tone: "failed", words: problemSentence(t, problem) });
      },
    );
  }, [run, t, onOpen, onDone, onProposed]);
  const start = useCallback(() => take((task) => call("windowImport", { task })), [take]);
  const bring = useCallback((token: number) => take((task) => call("windowBring", { token, task })), [take]);

  const failed = report !== null && report.length > 0 && report.every((one) => one.problem !== null);
  const surface = (
    <>
      {progress && (
        <div className={styles.working}>
          <Progress label={t("imports.running")} far={progress} onCancel={cancel} />
        </div>
      )}
      {report && (
        <Dialog
          title={failed ? t("imports.failed", { count: report.length }) : t("imports.title")}
          onClose={() => setReport(null)}
          actions={
            <Button look="primary" onPress={() => setReport(null)}>
              {t(failed ? "common.close" : "imports.done")}
            </Button>
          }
        >
          {report.length === 0 && <p>{t("imports.none")}</p>}
          {report.map((one) => (
            <section key={one.file + (one.framework ?? "")} className={styles.imported}>
              {/* A sentence that names the file needs no head that names it too. */}
              {!saysWhich(t, one) && (
                <p className={styles.file} dir="auto">
                  {one.file}
                </p>
              )}
              {one.problem ? (
                <p className={styles.problem}>{problemSentence(t, one.problem)}</p>
              ) : (
                <p dir="auto">
                  {one.wasThere
                    ? t("imports.wasThere", { title: one.title || t("common.untitled") })
                    : t("imports.in", { title: one.title || t("common.untitled"), count: one.abilities })}
                </p>
              )}
              {one.comments > 0 && <p className={styles.quiet}>{t("imports.comments", { count: one.comments })}</p>}
              {one.skipped.length > 0 && (
                <>
                  <p className={styles.quiet}>{t("imports.skipped", { count: one.skipped.length })}</p>
                  <ul className={styles.skipped}>
                    {one.skipped.slice(0, many).map((skip) => (
                      <li key={skip.at + skip.code}>
                        <span dir="auto">
                          {t("imports.skippedAt", {
                            at: skip.at,
                            why: t([`skipped.${skip.code}`, "skipped.unknown"], { code: skip.code }),
                          })}
                        </span>
                      </li>
                    ))}
                    {one.skipped.length > many && <li>…</li>}
                  </ul>
                </>
              )}
              {one.framework && (
                <Button
                  small
                  look="outline"
                  onPress={() => {
                    setReport(null);
                    if (one.framework) onOpen(one.framework);
                  }}
                >
                  {t("imports.open", { title: one.title || t("common.untitled") })}
                </Button>
              )}
            </section>
          ))}
        </Dialog>
      )}
    </>
  );
  return { start, bring, surface };
}
