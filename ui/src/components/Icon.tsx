// The icons: drawn here, on a grid of 16, one stroke wide. An icon never stands for words alone; its button has a name.
import type { ReactNode } from "react";

const shapes = {
  add: <path d="M8 3v10M3 8h10" />,
  back: <path d="M10 3 5 8l5 5" />,
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  chevron: <path d="m6 4 4 4-4 4" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  command: <path d="m3 4 4 4-4 4M8.5 12h4.5" />,
  comment: <path d="M2.5 3.5h11v7.5H8l-3 2.5V11H2.5z" />,
  compare: <path d="M3 3h3.5v10H3zM9.5 3H13v10H9.5z" />,
  cut: <path d="M4.5 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM11.5 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM5.6 10.3 11 2M10.4 10.3 5 2" />,
  contrast: (
    <>
      <path d="M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  down: <path d="M8 3v10M4 9l4 4 4-4" />,
  duplicate: <path d="M5.5 5.5h7.5v7.5H5.5zM3 10.5V3h7.5" />,
  edit: <path d="m3 13 .7-2.9L10.8 3 13 5.2 5.9 12.3zM9.3 4.5l2.2 2.2" />,
  export: <path d="M8 10V2.5M5 5.3 8 2.5l3 2.8M3 9.5v4h10v-4" />,
  history: <path d="M3 8a5 5 0 1 0 1.7-3.8L3 5.7M3 2.7v3h3M8 5.3V8l2 1.3" />,
  import: <path d="M8 2.5V10M5 7.2 8 10l3-2.8M3 9.5v4h10v-4" />,
  language: <path d="M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM2.5 8h11M8 2.5c2 1.6 2.6 3.6 2.6 5.5S10 11.9 8 13.5C6 11.9 5.4 9.9 5.4 8S6 4.1 8 2.5z" />,
  less: <path d="M3 8h10" />,
  link: <path d="M6.3 9.7 9.7 6.3M7.4 4.6 9 3a2.8 2.8 0 0 1 4 4l-1.6 1.6M8.6 11.4 7 13a2.8 2.8 0 0 1-4-4l1.6-1.6" />,
  list: <path d="M6 4h7.5M6 8h7.5M6 12h7.5M2.6 4h.01M2.6 8h.01M2.6 12h.01" />,
  mend: <path d="M8 2.8 14 13H2zM8 6.5v3M8 11.2v.1" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.2" />,
  moon: <path d="M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5z" />,
  move: <path d="M3 4h5M3 8h3M3 12h5M9.5 8H14M11.5 5.5 14 8l-2.5 2.5" />,
  panelStart: <path d="M2.5 3h11v10h-11zM6.5 3v10" />,
  panelEnd: <path d="M2.5 3h11v10h-11zM9.5 3v10" />,
  redo: <path d="M12.5 6.5H6a3.5 3.5 0 0 0 0 7h2M12.5 6.5 9.5 3.5M12.5 6.5l-3 3" />,
  remove: <path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5" />,
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2" />,
  sun: <path d="M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7" />,
  system: <path d="M2.5 3.5h11v7.5h-11zM6 13.5h4" />,
  undo: <path d="M3.5 6.5H10a3.5 3.5 0 0 1 0 7H8M3.5 6.5l3-3M3.5 6.5l3 3" />,
  up: <path d="M8 13V3M4 7l4-4 4 4" />,

  framework: <path d="M3 13h3v-3h3V7h3V4h2" />,
  note: <path d="M3 4h10M3 8h10M3 12h6" />,
  grade: <path d="M2.5 12.5h11M4 12.5V9h3v3.5M9 12.5V5h3v7.5" />,
  group: <path d="M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z" />,
  competency: <path d="M8 2.8 13.2 8 8 13.2 2.8 8z" />,
  path: <path d="M4 13V6a3 3 0 0 1 3-3h5M9.5 5.5 12 3 9.5.5" transform="translate(0 1)" />,
  step: <path d="M3 12h4V8h4V4h2" />,
  ability: <path d="M8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z" fill="currentColor" stroke="none" />,
  transition: <path d="M2.5 8h11M10 4.5 13.5 8 10 11.5" />,
  objective: <path d="M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z" />,
  valueStream: <path d="M2 6c2-2 4-2 6 0s4 2 6 0M2 10.5c2-2 4-2 6 0s4 2 6 0" />,
} satisfies { [name: string]: ReactNode };

/** Those that point along the line of reading, and so the other way where it runs from right to left. */
const pointing: ReadonlySet<string> = new Set([
  "back", "chevron", "command", "list", "move", "panelStart", "panelEnd", "redo", "undo", "framework", "note", "grade", "path", "step", "transition",
]);

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      data-points={pointing.has(name) || undefined}
      aria-hidden="true"
      focusable="false"
      style={{ flex: "none" }}
    >
      {shapes[name]}
    </svg>
  );
}
