// Long work in a corner of the page: it covers nothing that is being worked on, and can be stopped.
import { Progress } from "@/components";
import type { Progress as Far } from "@/data/tasks";
import styles from "./Export.module.css";

export function ExportProgress({ words, far, onCancel }: { words: string; far: Far | null; onCancel: () => void }) {
  return (
    <div className={styles.progress} role="status">
      <Progress label={words} far={far} onCancel={onCancel} />
    </div>
  );
}
