// What can be done with a draft just now, as commands: of its own, so that nothing else is drawn again when that changes.
import { useCommands } from "@/data/commands";
import { useLog, useNode } from "@/data/framework";
import { useDesk, useSelected } from "./desk";
import { duplicateAll, meant, removeAll, stepAll } from "./several";

export function DeskCommands() {
  const desk = useDesk();
  const { framework } = desk;
  const log = useLog(framework);
  const selected = useSelected(desk);
  const node = useNode(framework, selected);
  // The framework itself stays where it is; a version can only be read.
  const can = !framework.readOnly && node !== undefined && node.parent !== null;
  const when = (able: boolean, act: () => Promise<unknown>) => (able ? () => void act() : undefined);
  useCommands({
    undo: when(log?.undo != null, () => desk.takeBack()),
    redo: when(log?.redo != null, () => desk.redo()),
    duplicate: when(can, () => duplicateAll(desk, meant(desk, desk.selected))),
    remove: when(can, () => removeAll(desk, meant(desk, desk.selected))),
    moveUp: when(can, () => stepAll(desk, meant(desk, desk.selected), -1)),
    moveDown: when(can, () => stepAll(desk, meant(desk, desk.selected), 1)),
    moveTo: can ? () => desk.ask(desk.selected) : undefined,
  });
  return null;
}
