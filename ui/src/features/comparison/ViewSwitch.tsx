// Side by side, or one column: marked up, as it is now, as it was.
import { useTranslation } from "react-i18next";
import { Choice } from "@/components";
import { type View, VIEWS } from "./view";

export function ViewSwitch({ view, onView }: { view: View; onView: (view: View) => void }) {
  const { t } = useTranslation();
  return <Choice label={t("compare.view.label")} options={VIEWS.map((one) => ({ id: one, words: t(`compare.view.${one}`) }))} value={view} onChange={onView} />;
}
