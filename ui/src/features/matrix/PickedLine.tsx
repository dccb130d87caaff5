// Says to assistive technology how much is picked, a moment after it stopped changing.
import { useContext, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { PickingContext } from "./picking";

const pause = 400;

export function PickedLine() {
  const { t } = useTranslation();
  const picking = useContext(PickingContext);
  const [words, setWords] = useState("");
  useEffect(() => {
    let timer = 0;
    const stop = picking.hear(() => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        const { top, bottom, start, end } = picking.area();
        setWords(picking.many ? t("cells.picked", { rows: bottom - top + 1, columns: end - start + 1 }) : "");
      }, pause);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [picking, t]);
  return (
    <p className="sr-only" role="status">
      {words}
    </p>
  );
}
