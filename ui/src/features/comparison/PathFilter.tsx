// Only the changes of one path.
import { useTranslation } from "react-i18next";
import { type Option, Select } from "@/components";
import type { Say } from "./say";
import type { Compared } from "./useComparison";
import { wordsOf } from "./values";

type Props = { compared: Compared; path: number | null; onPath: (path: number | null) => void };

const ALL = "all";

export function PathFilter({ compared, path, onPath }: Props) {
  const { t } = useTranslation();
  const { rows } = compared.document;
  const touched = [...new Set(compared.paths.flat())].toSorted((a, b) => a - b);
  // With one path there is nothing to choose.
  if (touched.length < 2) return null;
  const options = touched.flatMap((at): Option[] => {
    const row = rows[at];
    const words = row?.new ? wordsOf(row.new, compared.new, t as Say) : row?.old ? wordsOf(row.old, compared.old, t as Say) : null;
    return words === null ? [] : [{ id: String(at), words }];
  });
  return (
    <Select
      label={t("compare.path.label")}
      quiet
      value={path === null ? ALL : String(path)}
      options={[{ id: ALL, words: t("compare.path.all") }, ...options]}
      onChange={(id) => onPath(id === ALL ? null : Number(id))}
    />
  );
}
