// The small parts that every screen is made of.
export { Button, IconButton, Tooltip } from "./Button";
export { Choice } from "./Choice";
export { ContextMenu, type Entry, Menu } from "./Menu";
export { Dialog, focusLost } from "./Dialog";
export { EmptyState } from "./EmptyState";
export { Check, type Option, SearchField, Select, TextArea, TextField } from "./Field";
export { Icon, type IconName } from "./Icon";
export { Keys } from "./Keys";
export { type Makeable, type Pickable, Picker } from "./Picker";
export { Progress } from "./Progress";
export { Sideways } from "./Sideways";
export { SplitPane } from "./SplitPane";
export { StatusPill } from "./StatusPill";
export { dropUndo, leaveScreen, toast, undoNewest } from "./toast";
export { Toasts } from "./Toasts";
