// The competency of an ability, or of several: found as one types, or made on the spot.
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Picker } from "@/components";
import { type Framework, useDerived } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { setAll } from "@/features/desk/several";
import type { Id } from "@/wire/wire";
import { groupsFor } from "./groupsFor";
import { useFieldLabel } from "./TextFields";

export function CompetencyPicker({ abilities }: { abilities: readonly Id[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const label = useFieldLabel()("ability", "competency");
  const { options, value, differ, groups } = useDerived(
    framework,
    useCallback(
      (f: Framework) => {
        const options = f.ofKind("competency").map((competency) => ({
          id: competency.id,
          words: desk.name(competency.id),
          within: competency.parent && f.words(competency.parent) ? desk.name(competency.parent) : undefined,
        }));
        const given = new Set(abilities.map((id) => f.get(id)?.fields.competency ?? ""));
        const [value = ""] = given;
        // What it referred to may be gone.
        const gone = given.size === 1 && value !== "" && !f.get(value);
        if (gone) options.unshift({ id: value, words: t("link.gone"), within: undefined });
        return { options, value: given.size === 1 ? value : "", differ: given.size > 1, groups: groupsFor(f, abilities) };
      },
      [desk, abilities, t],
    ),
  );
  const pick = useCallback((id: string) => void setAll(desk, abilities, { competency: id || null }), [desk, abilities]);
  const makes = useCallback(
    (words: string) => {
      const make = (group: Id | null) => {
        const into = group === null ? {} : { group };
        void desk.do({ verb: "assign", abilities: [...abilities], title: words, ...into });
      };
      if (groups.length === 0) return [{ id: "", words: t("picker.make", { words }), run: () => make(null) }];
      return groups.map((group) => ({
        id: group,
        words: desk.framework.words(group) ? t("picker.makeIn", { words, group: desk.name(group) }) : t("picker.make", { words }),
        run: () => make(group),
      }));
    },
    [desk, abilities, groups, t],
  );
  return (
    <Picker
      label={label}
      value={value}
      options={options}
      none={t("link.none")}
      placeholder={differ ? t("several.different") : t("picker.competency")}
      nothing={t("picker.nothing")}
      more={(count) => t("picker.more", { count })}
      onPick={pick}
      makes={makes}
    />
  );
}
