// Every way to begin one more framework: an empty one under a name, a starter, a sample.
import { useTranslation } from "react-i18next";
import { Button, Dialog } from "@/components";
import { NameField, useCreate } from "@/features/library/NewDialog";
import type { Id, Sample } from "@/wire/wire";
import { Gallery } from "./Gallery";
import { Samples } from "./Samples";
import { useStart } from "./useStart";
import styles from "./StartDialog.module.css";

type Props = {
  samples: readonly Sample[];
  onClose: () => void;
  onImport: () => void;
  onMade: (framework: Id) => void;
};

export function StartDialog({ samples, onClose, onImport, onMade }: Props) {
  const { t } = useTranslation();
  const start = useStart(onMade);
  const create = useCreate(onMade);
  return (
    <Dialog
      title={t("library.newTitle")}
      onClose={onClose}
      wide="broad"
      actions={
        <>
          <span className={styles.import}>
            <Button
              icon="import"
              onPress={() => {
                onClose();
                onImport();
              }}
            >
              {t("library.import")}
            </Button>
          </span>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
        </>
      }
    >
      <form
        className={styles.name}
        onSubmit={(event) => {
          event.preventDefault();
          void create.run();
        }}
      >
        <div className={styles.field}>
          <NameField create={create} />
        </div>
        <Button look="primary" type="submit" isDisabled={!create.title.trim()}>
          {t("library.create")}
        </Button>
      </form>
      <Gallery heading={t("start.or")} busy={start.busy} onStart={start.starter}>
        <Samples samples={samples} onSample={start.sample} />
      </Gallery>
    </Dialog>
  );
}
