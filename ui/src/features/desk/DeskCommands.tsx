// What can be done with a draft just now, as commands: of its own, so that nothing else is drawn again when that changes.
import { useCommands } from "@/data/commands";
import { useLog, useNode } from "@/data/framework";
import { useDesk, useSelected } from "./desk";

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
    undo: when(log?.undo != null, () => desk.undo()),
    redo: when(log?.redo != null, () => desk.redo()),
    duplicate: when(can, () => desk.duplicate(desk.selected)),
    remove: when(can, () => desk.remove(desk.selected)),
    moveUp: when(can, () => desk.shift(desk.selected, -1)),
    moveDown: when(can, () => desk.shift(desk.selected, 1)),
    moveTo: can ? () => desk.ask(desk.selected) : undefined,
  });
  return null;
}
