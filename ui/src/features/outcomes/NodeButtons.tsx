// Up, down and away: for what stands in a row of its like and is moved without its menu.
import { useTranslation } from "react-i18next";
import { IconButton } from "@/components";
import { useChildren, useNode } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import type { Id } from "@/wire/wire";
import styles from "./Outcomes.module.css";

export function NodeButtons({ id }: { id: Id }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { framework } = desk;
  const record = useNode(framework, id);
  const row = useChildren(framework, record?.parent ?? "", record?.kind ?? "objective");
  if (!record || framework.readOnly) return null;
  const at = row.indexOf(id);
  const subject = desk.name(id);
  return (
    <div className={styles.buttons}>
      <IconButton small icon="up" label={t("outcomes.up", { subject })} keys="Alt+↑" isDisabled={at <= 0} onPress={() => void desk.shift(id, -1)} />
      <IconButton
        small
        icon="down"
        label={t("outcomes.down", { subject })}
        keys="Alt+↓"
        isDisabled={at === row.length - 1}
        onPress={() => void desk.shift(id, 1)}
      />
      <IconButton small icon="remove" label={t("outcomes.remove", { subject })} onPress={() => void desk.remove(id)} />
    </div>
  );
}
