// One row of the document: a node on both sides, or one end of it, each field beside its other self.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Button as AriaButton } from "react-aria-components";
import { Icon, Menu } from "@/components";
import { WordMarks } from "@/components/WordMarks";
import type { WordMark } from "@/wire/wire";
import { ChangeMark } from "./ChangeMark";
import type { Row } from "./document";
import { type FieldLine, fieldLines } from "./fields";
import type { Say } from "./say";
import { type Pair, unsure } from "./pairing";
import { sureWords } from "./place";
import type { Compared } from "./useComparison";
import { fieldWords, placeWords } from "./values";
import { columnMarks, hasBothEnds, type View } from "./view";
import styles from "./DocumentRow.module.css";

type Props = {
  row: Row;
  /** What stands above the row: the name of a part of the document that begins here. */
  heading: string | null;
  compared: Compared;
  view: View;
  shown: (change: number) => boolean;
  isCurrent: boolean;
  isOtherEnd: boolean;
  /** What a change says, in one sentence. */
  says: (change: number) => string;
  onCurrent: (change: number) => void;
  onOther: (row: number) => void;
  /** Says that two nodes are not the same; null where nobody may. */
  onApart: ((pair: Pair) => void) | null;
};

export const DocumentRow = memo(function DocumentRow(props: Props) {
  const { row, heading, compared, view, shown, isCurrent, isOtherEnd, says, onCurrent, onOther, onApart } = props;
  const { t } = useTranslation();
  const say = t as Say;
  const away = row.shape === "movedAway";
  // The old end of a move has no changes of its own: it shows those of the new end.
  const source = away ? (compared.document.rows[row.counterpart] ?? row) : row;
  const changes = source.changes.filter(shown);
  const lines = fieldLines({ ...row, changes: source.changes }, compared.changes, shown, compared.old, compared.new, say);
  const first = changes[0];
  const kind = first === undefined ? undefined : compared.changes[first]?.change;
  // A filter hides the mark of a move, not where its other end is: an empty side would say that the node came or went.
  const move = source.changes.find((change) => ["moved", "reordered"].includes(compared.changes[change]?.change ?? ""));
  const moving = move !== undefined && shown(move) ? move : undefined;
  const indent = { paddingInlineStart: Math.max(0, row.depth - 1) * 20 };
  const hasOld = row.shape === "both" || row.shape === "removed" || away;
  const hasNew = row.shape === "both" || row.shape === "added" || row.shape === "movedHere";
  // A clean side has one end of a move alone.
  const link = row.counterpart >= 0 && move !== undefined && hasBothEnds(view) && (
    <button type="button" className={styles.link} data-link={row.key} title={t("compare.goToOther")} onClick={() => onOther(row.counterpart)}>
      <ChangeMark kind={compared.changes[move]?.change ?? "moved"} />
      <span dir="auto">{linkWordsOf(row, compared, say)}</span>
    </button>
  );
  const mark = first !== undefined && kind && (
    <button
      type="button"
      tabIndex={-1}
      className={styles.mark}
      aria-label={changes.map(says).join(". ")}
      aria-current={isCurrent || undefined}
      onClick={() => onCurrent(first)}
    >
      <ChangeMark kind={kind} />
    </button>
  );
  const all = { "data-kind": row.kind, "data-shape": row.shape, "data-current": isCurrent || undefined, "data-other": isOtherEnd || undefined, "data-moving": moving !== undefined || undefined };

  const doubt = changes.map((change) => unsure(compared.changes[change])).find((pair) => pair !== null) ?? null;
  const sure = doubt && !away && (
    <Doubt words={sureWords(doubt.sure, say)} onApart={onApart === null ? null : () => onApart({ oldId: doubt.oldId, newId: doubt.newId })} />
  );

  if (view !== "sides") {
    const only = lines.map((line) => ({ line, marks: columnMarks(view, row, line) }));
    return (
      <div className={`${styles.row} ${styles.single}`} {...all}>
        {heading !== null && (
          <div role="rowheader" className={styles.heading}>
            {heading}
          </div>
        )}
        <div role="cell" className={styles.gutter}>
          {mark}
        </div>
        <div role="cell" className={styles.cell} style={indent} data-moved={(view === "marked" && moving !== undefined) || undefined}>
          {only.map(({ line, marks }) => (
            <FieldWords key={line.field} line={line} marks={marks} row={row} />
          ))}
          {link}
          {sure}
        </div>
      </div>
    );
  }
  const span = { gridRow: `${heading === null ? 1 : 2} / span ${Math.max(1, lines.length)}` };
  return (
    <div className={styles.row} {...all}>
      {heading !== null && (
        <div role="rowheader" className={styles.heading}>
          {heading}
        </div>
      )}
      <div role="cell" className={styles.cell} style={{ ...span, ...indent }} data-side="old">
        {hasOld ? lines.map((line) => <FieldWords key={line.field} line={line} marks={line.old} row={row} />) : link}
      </div>
      <div role="cell" className={styles.gutter} style={span}>
        {mark}
      </div>
      <div role="cell" className={styles.cell} style={{ ...span, ...indent }} data-side="new">
        {hasNew ? lines.map((line) => <FieldWords key={line.field} line={line} marks={line.new} row={row} />) : link}
        {hasNew && sure}
      </div>
    </div>
  );
});

/** How sure a pair is, and the way to say that it is none. */
function Doubt({ words, onApart }: { words: string; onApart: (() => void) | null }) {
  const { t } = useTranslation();
  if (onApart === null) return <span className={styles.sure}>{words}</span>;
  return (
    <Menu label={t("compare.pair.menu")} entries={[{ id: "apart", words: t("compare.pair.notSame"), run: onApart }]}>
      <AriaButton className={styles.sure}>
        {words}
        <Icon name="chevron" size={10} />
      </AriaButton>
    </Menu>
  );
}

/** "Moved to Planner" at the old end, "Moved from Analyst" at the new one. */
function linkWordsOf(row: Row, compared: Compared, say: Say): string {
  const [from, to] = [row.old?.parent ?? null, row.new?.parent ?? null];
  const [before, after] = [compared.old.byId.get(from ?? ""), compared.new.byId.get(to ?? "")];
  if (row.old && row.new && compared.document.rows[row.parent]?.old?.id === from && compared.document.rows[row.parent]?.new?.id === to) {
    return row.shape === "movedHere"
      ? say("compare.wasPlace", { at: compared.old.index(row.old.id) + 1 })
      : say("compare.isPlace", { at: compared.new.index(row.new.id) + 1 });
  }
  const withPath = before?.parent !== after?.parent;
  if (row.shape === "movedHere") return say("compare.movedFrom", { from: placeWords(from, compared.old, say, withPath) });
  return say("compare.movedTo", { to: placeWords(to, compared.new, say, withPath) });
}

function FieldWords({ line, marks, row }: { line: FieldLine; marks: readonly WordMark[]; row: Row }) {
  const { t } = useTranslation();
  if (marks.length === 0) return <span className={styles.nothing} />;
  if (line.look === "face") {
    return (
      <p className={styles.face}>
        {row.kind === "ability" && <Icon name="ability" size={14} />}
        <WordMarks marks={marks} />
      </p>
    );
  }
  if (line.look === "prose") {
    return <WordMarks marks={marks} className={styles.prose} />;
  }
  const name = fieldWords(line.field, row.kind, t as Say);
  if (line.look === "value") {
    return (
      <p className={styles.value}>
        <span className={styles.name}>{name}</span>
        <WordMarks marks={marks} />
      </p>
    );
  }
  return (
    <div className={styles.items}>
      <span className={styles.name}>{name}</span>
      <ul>
        {marks.map((mark, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- an item of a list has no name but its place
          <li key={i}>
            <WordMarks marks={[mark]} />
          </li>
        ))}
      </ul>
    </div>
  );
}
