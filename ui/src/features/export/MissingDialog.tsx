// Characters that no font could show: which ones, and where they stand in the framework.
import { useTranslation } from "react-i18next";
import { Button, Dialog } from "@/components";
import styles from "./Export.module.css";

/** A character that no font has, and the words of where it stands. */
export type Missing = { character: string; where: string };

/** The name of a file without its folders. */
export function fileName(file: string): string {
  return file.split(/[\\/]/).findLast((part) => part !== "") ?? file;
}

/** Each character once, with every place it stands in. */
export function byCharacter(missing: readonly Missing[]): { character: string; places: string[] }[] {
  const found = new Map<string, Set<string>>();
  for (const { character, where } of missing) {
    const places = found.get(character) ?? new Set();
    found.set(character, places.add(where));
  }
  return [...found].map(([character, places]) => ({ character, places: [...places] }));
}

/** How many places of one character are named. */
const MOST = 5;

export function MissingDialog({ file, missing, onClose }: { file: string; missing: readonly Missing[]; onClose: () => void }) {
  const { t } = useTranslation();
  const characters = byCharacter(missing);
  return (
    <Dialog
      title={t("exporting.missing.title")}
      onClose={onClose}
      actions={
        <Button look="primary" onPress={onClose} autoFocus>
          {t("exporting.missing.close")}
        </Button>
      }
    >
      <p>{t("exporting.missing.lead", { count: characters.length, file: fileName(file) })}</p>
      <ul className={styles.missing}>
        {characters.map(({ character, places }) => (
          <li key={character}>
            <span className={styles.character} dir="auto">
              {character}
            </span>
            <span className={styles.code}>{codePoints(character)}</span>
            <ul className={styles.places}>
              {places.slice(0, MOST).map((place) => (
                <li key={place} dir="auto">
                  {place}
                </li>
              ))}
              {places.length > MOST && <li>{t("exporting.missing.more", { count: places.length - MOST })}</li>}
            </ul>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function codePoints(character: string): string {
  return Array.from(character, (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`).join(" ");
}
