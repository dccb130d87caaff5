// "Move to": every place that may hold what is meant, to choose by words, and where in its row it goes.
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "@/components";
import { trail } from "@/data/locale";
import type { Id } from "@/wire/wire";
import { type Choice, ChooseNode } from "./ChooseNode";
import { short, useDesk, useMoving } from "./desk";
import { containersFor, kindsOf } from "./moves";
import { meant, moveAll, sayMoved } from "./several";

export function MoveDialog() {
  const desk = useDesk();
  const moving = useMoving(desk);
  return moving && desk.framework.get(moving) ? <Places key={moving} node={moving} /> : null;
}

const first = "first";
const last = "last";

function Places({ node }: { node: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const [ids] = useState(() => meant(desk, node));
  const [at, setAt] = useState<string>(last);
  const here = useMemo(() => new Set(ids.map((id) => framework.get(id)?.parent)), [framework, ids]);
  const places = useMemo(
    () =>
      containersFor(framework, ids).map((id): Choice => {
        const within = trail(framework.above(id).slice(1).map((above) => desk.name(above.id)));
        const isHere = here.size === 1 && here.has(id);
        const words = desk.name(id);
        return { id, kind: framework.get(id)?.kind ?? "framework", words, within: isHere ? t("node.moveHere") : within };
      }),
    [desk, framework, here, ids, t],
  );
  const kinds = kindsOf(framework, ids);
  const [kind] = kinds;
  /** The siblings that are there already, which say where in the row they go. */
  const rowIn = (container: Id) =>
    kind && kinds.length === 1 ? framework.children(container, kind).filter((id) => !ids.includes(id)) : [];
  const move = async (parent: Id) => {
    desk.ask(null);
    const row = rowIn(parent);
    const behind = row.indexOf(at);
    const index = at === first ? 0 : behind >= 0 ? behind + 1 : row.length;
    if ((await moveAll(desk, ids, { parent, index })) && !(here.size === 1 && here.has(parent))) sayMoved(desk, ids, parent);
  };
  const [only] = ids;
  const title =
    only && ids.length === 1
      ? t("node.moveTitle", { subject: short(desk.name(only), 40) })
      : t("several.moveTitle", { count: ids.length });
  return (
    <ChooseNode
      title={title}
      does={t("node.moveDo")}
      find={t("node.moveFind")}
      nothing={t("node.moveNothing")}
      choices={places}
      onChoose={(parent) => void move(parent)}
      onClose={() => desk.ask(null)}
    >
      {(chosen) => {
        const row = chosen ? rowIn(chosen) : [];
        if (row.length === 0) return null;
        return (
          <Select
            label={t("moving.where")}
            value={at === first || row.includes(at) ? at : last}
            options={[
              { id: first, words: t("moving.first") },
              ...row.slice(0, -1).map((id) => ({ id, words: t("moving.behind", { subject: short(desk.name(id), 48) }) })),
              { id: last, words: t("moving.last") },
            ]}
            onChange={setAt}
          />
        );
      }}
    </ChooseNode>
  );
}
