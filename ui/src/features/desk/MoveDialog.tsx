// "Move to": every place that may hold the node, to choose by words.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@/wire/wire";
import { type Choice, ChooseNode } from "./ChooseNode";
import { short, useDesk, useMoving } from "./desk";

export function MoveDialog() {
  const desk = useDesk();
  const moving = useMoving(desk);
  return moving && desk.framework.get(moving) ? <Places key={moving} node={moving} /> : null;
}

function Places({ node }: { node: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const here = framework.get(node)?.parent ?? null;
  const places = useMemo(
    () =>
      framework.targets(node).map((target): Choice => {
        const within = framework.above(target.id).slice(1).map((above) => desk.name(above.id)).join(" › ");
        const isHere = target.id === here;
        return { id: target.id, kind: target.kind, words: desk.name(target.id), within: isHere ? t("node.moveHere") : within, disabled: isHere };
      }),
    [desk, framework, node, here, t],
  );
  const move = (target: Id) => {
    desk.ask(null);
    if (target !== here) void desk.moveTo(node, target);
  };
  return (
    <ChooseNode
      title={t("node.moveTitle", { subject: short(desk.name(node), 40) })}
      does={t("node.moveDo")}
      find={t("node.moveFind")}
      nothing={t("node.moveNothing")}
      choices={places}
      onChoose={move}
      onClose={() => desk.ask(null)}
    />
  );
}
