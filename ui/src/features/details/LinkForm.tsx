// A new link: what it means, and what it leads to: a node found by its title, or the address of something outside.
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Picker, Select } from "@/components";
import { type Framework, useDerived } from "@/data/framework";
import { addressIn, linked, relationId, relations } from "@/data/links";
import { trail } from "@/data/locale";
import { useDesk } from "@/features/desk/desk";
import type { Id } from "@/wire/wire";
import styles from "./LinkSection.module.css";

export function LinkForm({ node, onClose }: { node: Id; onClose: () => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const form = useRef<HTMLDivElement>(null);
  const [relation, setRelation] = useState<string>(relations[0]);
  useEffect(() => {
    // All of it is seen at once: a list that is open would close when the details scroll.
    form.current?.scrollIntoView({ block: "nearest" });
    form.current?.querySelector("select")?.focus({ preventScroll: true });
  }, []);
  const options = useDerived(
    desk.framework,
    useCallback((f: Framework) => optionsOf(f, node, (id) => desk.name(id)), [desk, node]),
  );
  const link = useCallback(
    async (to: string, title = "") => {
      if (await desk.do({ verb: "associate", from: node, relation, to, title })) onClose();
    },
    [desk, node, relation, onClose],
  );
  const pick = useCallback((id: string) => void link(id), [link]);
  const makes = useCallback(
    (typed: string) => {
      const found = addressIn(typed);
      if (!found) return [];
      const { to, title } = found;
      const words = title ? t("links.outsideNamed", { name: title, place: to }) : t("links.outside", { place: to });
      return [{ id: to, words, run: () => void link(to, title) }];
    },
    [link, t],
  );
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  const meanings = relations.map((one) => ({ id: one, words: t(relationId(one, "out") ?? one) }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its fields are what hears the key
    <div ref={form} className={styles.form} role="group" aria-label={t("links.add")} onKeyDown={leave}>
      <Select label={t("links.meaning")} value={relation} options={meanings} onChange={setRelation} />
      <Picker
        label={t("links.to")}
        hint={t("links.hint")}
        value=""
        options={options}
        nothing={t("links.nothing")}
        more={(count) => t("picker.more", { count })}
        onPick={pick}
        makes={makes}
      />
      <Button small onPress={onClose}>
        {t("common.cancel")}
      </Button>
    </div>
  );
}

/** What a node can be linked with: every other one that can have links, and where it stands. */
function optionsOf(f: Framework, node: Id, name: (id: Id) => string) {
  const others = [...f.inOrder()].filter((one) => one.id !== node && one.id !== f.root && linked.has(one.kind));
  return others.map((one) => ({
    id: one.id,
    words: name(one.id),
    within: trail(f.above(one.id).slice(1).map((above) => name(above.id))),
  }));
}
