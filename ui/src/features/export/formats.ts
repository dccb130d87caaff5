// The formats that a state can be handed out in, by what they are for.

/** To be read, to be worked on in other programs, for systems of training and skills, and for Rungs itself. */
export const uses = [
  { id: "read", formats: ["pdf", "html"] },
  { id: "work", formats: ["docx", "xlsx", "csv", "csv-long", "markdown"] },
  { id: "systems", formats: ["case", "case10", "ctdl", "moodle"] },
  { id: "rungs", formats: ["rungs", "json"] },
] as const;

export type Format = (typeof uses)[number]["formats"][number];

/** All of them, in the order in which they are shown. */
export const formats: readonly Format[] = uses.flatMap((use) => use.formats);
