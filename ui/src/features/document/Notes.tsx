// The notes of a node: headings and prose, edited where they stand.
import { useChildren } from "@/data/framework";
import { useDesk } from "@/features/desk/desk";
import { EditableText } from "@/features/editing/EditableText";
import type { Id } from "@/wire/wire";
import { Markdown } from "./Markdown";
import styles from "./document.module.css";

const prose = (text: string) => <Markdown text={text} />;

/** `level`: which heading they have, one below that of what they stand in. */
export function Notes({ parent, level }: { parent: Id; level: 2 | 3 | 4 }) {
  const Heading = `h${level}` as const;
  const desk = useDesk();
  const notes = useChildren(desk.framework, parent, "note");
  return (
    <>
      {notes.map((id) => (
        <section key={id} className={styles.note} data-node={id}>
          <Heading className={styles.noteHead}>
            <EditableText node={id} field="heading" scope="document" mark />
          </Heading>
          <div className={styles.prose}>
            <EditableText node={id} field="body" scope="document" show={prose} />
          </div>
        </section>
      ))}
    </>
  );
}
