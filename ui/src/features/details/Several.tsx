// Several nodes that are chosen together: how many of what, what can be done to all of them, and the fields they share.
import { memo, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState, Icon, IconButton, Select } from "@/components";
import { type Framework, useDerived, useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { kindsOf, tops } from "@/features/desk/moves";
import { mayMove } from "@/features/desk/nodeMenu";
import { duplicateAll, removeAll, setAll, stepAll } from "@/features/desk/several";
import { YearsField } from "@/features/editing/ExperienceFields";
import { noExperience } from "@/features/editing/experience";
import type { Experience, Id, Kind } from "@/wire/wire";
import { CompetencyPicker } from "./CompetencyPicker";
import { NumberField } from "./NumberFields";
import { ServedStreams } from "./ServingFields";
import { shared } from "./shared";
import styles from "./Details.module.css";

/** So many of them are named. */
const many = 12;

export function Several({ ids }: { ids: readonly Id[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const kinds = useDerived(framework, useCallback((f: Framework) => kindsOf(f, ids), [ids]));
  const [kind] = kinds;
  const one = kinds.length === 1 && kind ? kind : null;
  const count = ids.length;
  return (
    <section aria-label={t("several.label")}>
      <header className={styles.head}>
        <p className={styles.kind} role="status">
          <Icon name={one ?? "duplicate"} size={14} />
          {one ? t(`kindCount.${one}`, { count }) : t("several.chosen", { count })}
        </p>
        {!framework.readOnly && <Acts ids={ids} />}
        <p className={styles.within}>{t("several.keys")}</p>
      </header>
      <div className={styles.fields}>{!framework.readOnly && <Shared ids={ids} kind={one} />}</div>
      <section className={styles.children}>
        <ul>
          {ids.slice(0, many).map((id) => (
            <Named key={id} id={id} />
          ))}
        </ul>
        {count > many && <p className={styles.uses}>{t("several.more", { count: count - many })}</p>}
      </section>
    </section>
  );
}

function Acts({ ids: all }: { ids: readonly Id[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  // What stands in another of them goes with it.
  const ids = useDerived(desk.framework, useCallback((f: Framework) => tops(f, all), [all]));
  return (
    <span className={`${styles.acts} ${styles.allActs}`}>
      <IconButton icon="up" small label={t("node.moveUp")} keys={t("several.key.up")} onPress={() => void stepAll(desk, ids, -1)} />
      <IconButton icon="down" small label={t("node.moveDown")} keys={t("several.key.down")} onPress={() => void stepAll(desk, ids, 1)} />
      <IconButton icon="move" small label={t("several.moveTo")} isDisabled={!mayMove(desk, ids)} onPress={() => desk.ask(desk.selected)} />
      <IconButton icon="duplicate" small label={t("several.duplicate")} keys={t("several.key.duplicate")} onPress={() => void duplicateAll(desk, ids)} />
      <IconButton icon="remove" small label={t("several.remove")} keys={t("key.delete")} onPress={() => void removeAll(desk, ids)} />
    </span>
  );
}

/** The fields that all of them have, where setting them for all makes sense. */
function Shared({ ids, kind }: { ids: readonly Id[]; kind: Kind | null }) {
  const { t } = useTranslation();
  if (kind === "ability") return <SharedOfAbilities ids={ids} />;
  if (kind === "step") return <SharedOfSteps ids={ids} />;
  return <EmptyState words={t("several.nothingShared")} />;
}

function SharedOfAbilities({ ids }: { ids: readonly Id[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const weight = useDerived(desk.framework, useCallback((f: Framework) => shared(f, ids, "weight"), [ids]));
  return (
    <>
      <CompetencyPicker abilities={ids} />
      <NumberField
        label={t("field.weight")}
        hint={t("fieldHint.weight")}
        placeholder={weight.differ ? t("several.different") : undefined}
        value={weight.value ?? null}
        wrong={t("number.wrong")}
        least={0}
        onKeep={(number) => setAll(desk, ids, { weight: number })}
      />
      <ServedStreams abilities={ids} />
    </>
  );
}

const different = "different";

function SharedOfSteps({ ids }: { ids: readonly Id[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const grade = useDerived(framework, useCallback((f: Framework) => shared(f, ids, "grade"), [ids]));
  const years = useDerived(framework, useCallback((f: Framework) => shared(f, ids, "experience"), [ids]));
  const grades = useDerived(
    framework,
    useCallback((f: Framework) => f.nodes(f.root, "grade").map((one) => ({ id: one.id, words: [one.fields.code, desk.name(one.id)].filter(Boolean).join(" ") })), [desk]),
  );
  const options = useMemo(
    () => [...(grade.differ ? [{ id: different, words: t("several.different") }] : []), { id: "", words: t("link.none") }, ...grades],
    [grade.differ, grades, t],
  );
  /** Each step keeps what its years are of. */
  const put = (part: Partial<Experience>) =>
    desk.do({
      verb: "together",
      as: "change",
      edits: ids.map((node) => ({
        verb: "set",
        node,
        fields: { experience: Object.assign({}, framework.get(node)?.fields.experience ?? noExperience, part) },
      })),
    }).then((changed) => changed !== null);
  return (
    <>
      {grades.length > 0 && (
        <Select
          label={t("field.grade")}
          value={grade.differ ? different : (grade.value ?? "")}
          options={options}
          onChange={(id) => {
            if (id !== different) void setAll(desk, ids, { grade: id || null });
          }}
        />
      )}
      <YearsField value={years.value ?? noExperience} placeholder={years.differ ? t("several.different") : undefined} put={put} />
    </>
  );
}

const Named = memo(function Named({ id }: { id: Id }) {
  const desk = useDesk();
  const record = useNode(desk.framework, id);
  if (!record) return null;
  return (
    <li className={styles.child}>
      <button type="button" className={styles.childName} onClick={() => desk.select(id)}>
        <Icon name={record.kind} size={14} />
        <span dir="auto">{desk.name(id)}</span>
      </button>
    </li>
  );
});
