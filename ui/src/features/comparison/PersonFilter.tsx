// Only the changes of one person. What else is filtered decides how many each of them has.
import { useTranslation } from "react-i18next";
import { Select } from "@/components";
import { personWords } from "./people";
import type { Say } from "./say";

type Props = {
  people: readonly string[];
  /** How many changes each has, by name. */
  counts: ReadonlyMap<string, number>;
  person: string | null;
  onPerson: (person: string | null) => void;
};

const ALL = "all";
const idOf = (at: number) => `person ${at}`;

export function PersonFilter({ people, counts, person, onPerson }: Props) {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  const options = people.map((name, at) => ({
    id: idOf(at),
    words: t("compare.person.counted", { name: personWords(name, t as Say), count: counts.get(name) ?? 0 }),
  }));
  return (
    <Select
      label={t("compare.person.label")}
      quiet
      value={person === null ? ALL : idOf(people.indexOf(person))}
      options={[{ id: ALL, words: t("compare.person.all") }, ...options]}
      onChange={(id) => onPerson(people.find((_, at) => idOf(at) === id) ?? null)}
    />
  );
}
