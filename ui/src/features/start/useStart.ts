// Beginning a framework with a starter or a sample: one click, and it is open.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/components";
import { asProblem, problemSentence } from "@/data/problems";
import { call } from "@/platform/door";
import type { Id, Made, Starter } from "@/wire/wire";

type Start = {
  /** The name of what is being begun; null where nothing is. */
  busy: string | null;
  starter: (starter: Starter) => void;
  sample: (name: string) => void;
};

export function useStart(onOpen: (framework: Id) => void): Start {
  const { t } = useTranslation();
  const [busy, setBusy] = useState<string | null>(null);
  const begin = async (name: string, make: () => Promise<Made>) => {
    if (busy !== null) return;
    setBusy(name);
    try {
      onOpen((await make()).framework);
    } catch (error) {
      toast({ tone: "failed", words: problemSentence(t, asProblem(error)) });
    } finally {
      setBusy(null);
    }
  };
  return {
    busy,
    starter: ({ name, title }) =>
      void begin(name, () => call("libraryStart", { starter: name, version: t("start.version"), note: t("start.note", { title }) })),
    sample: (name) => void begin(name, () => call("librarySample", { name })),
  };
}
