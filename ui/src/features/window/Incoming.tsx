// Files that come from outside: dropped on the window, or named when the program was started.
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { leaveText } from "@/data/commands";
import { useImport } from "@/features/library/useImport";
import { call, on } from "@/platform/door";
import type { Id } from "@/wire/wire";
import styles from "./window.module.css";

type Props = { onOpen: (framework: Id) => void; onDone: () => void; onProposed: (proposals: readonly number[]) => void };

export function Incoming({ onOpen, onDone, onProposed }: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const { bring, surface } = useImport(onOpen, onDone, onProposed);
  const take = useEffectEvent((token: number) => {
    leaveText();
    bring(token);
  });
  useEffect(() => {
    const stops = [
      on("incoming", ({ token }) => take(token)),
      on("dragging", (event) => setOver(event.over)),
    ];
    call("windowWaiting", {}).then(
      (waiting) => {
        if (waiting?.token) take(waiting.token);
      },
      () => undefined,
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return (
    <>
      {over && (
        <div className={styles.drop} role="status">
          <p>{t("incoming.drop")}</p>
        </div>
      )}
      {surface}
    </>
  );
}
