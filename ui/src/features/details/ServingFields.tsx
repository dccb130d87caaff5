// What serves what: the abilities of a value stream, and the value streams of an ability (or of several), to tick.
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Framework, useDerived, useNode } from "@/data/framework";
import { trail } from "@/data/locale";
import { useDesk } from "@/features/desk/desk";
import type { Id, Intention } from "@/wire/wire";
import { Ticks } from "./Ticks";

/** The abilities that a value stream is served by. */
export function ServingAbilities({ stream }: { stream: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, stream);
  const chosen = useMemo(() => new Set(record?.fields.abilities), [record]);
  const all = useDerived(
    framework,
    useCallback(
      (f: Framework) =>
        f.ofKind("ability").map((ability) => ({
          id: ability.id,
          words: desk.name(ability.id),
          within: trail(f.above(ability.id).slice(1).map((above) => desk.name(above.id))),
        })),
      [desk],
    ),
  );
  return (
    <Ticks
      label={t("field.abilities")}
      find={t("ticks.find")}
      nothing={t("ticks.nothing")}
      all={all}
      chosen={chosen}
      disabled={framework.readOnly}
      onTick={(ability, serves) => void desk.do({ verb: serves ? "link" : "unlink", stream, ability })}
    />
  );
}

/** The value streams that abilities serve; one that only some of them serve is ticked in part. */
export function ServedStreams({ abilities }: { abilities: readonly Id[] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const { all, chosen, partly } = useDerived(
    framework,
    useCallback((f: Framework) => streamsOf(f, abilities, (id) => desk.name(id)), [desk, abilities]),
  );
  if (all.length === 0) return null;
  const tick = (stream: Id, on: boolean) => {
    const tied = new Set(framework.get(stream)?.fields.abilities);
    const edits = abilities
      .filter((ability) => tied.has(ability) !== on)
      .map((ability): Intention => ({ verb: on ? "link" : "unlink", stream, ability }));
    const [first] = edits;
    if (first) void desk.do(edits.length === 1 ? first : { verb: "together", as: "tie", edits });
  };
  return (
    <Ticks
      label={t("details.serves")}
      find={t("streams.find")}
      nothing={t("streams.nothing")}
      all={all}
      chosen={chosen}
      partly={partly}
      disabled={framework.readOnly}
      onTick={tick}
    />
  );
}

function streamsOf(f: Framework, abilities: readonly Id[], name: (id: Id) => string) {
  const chosen = new Set<Id>();
  const partly = new Set<Id>();
  const all = f.ofKind("valueStream").map((stream) => {
    const tied = new Set(stream.fields.abilities);
    const count = abilities.filter((ability) => tied.has(ability)).length;
    if (count > 0) (count === abilities.length ? chosen : partly).add(stream.id);
    return { id: stream.id, words: name(stream.id), within: stream.parent ? name(stream.parent) : "" };
  });
  return { all, chosen, partly };
}
