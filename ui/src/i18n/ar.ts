// The whole Arabic catalogue, from its areas.
import { isolated } from "./forms";
import page from "./ar.page";
import access from "./ar.access";
import commands from "./ar.commands";
import compare from "./ar.compare";
import findings from "./ar.findings";
import formats from "./ar.formats";
import history from "./ar.history";
import importing from "./ar.importing";
import keys from "./ar.keys";
import map from "./ar.map";
import matrix from "./ar.matrix";
import node from "./ar.node";
import outcomes from "./ar.outcomes";
import outline from "./ar.outline";
import problem from "./ar.problem";
import review from "./ar.review";
import start from "./ar.start";
import versions from "./ar.versions";

// Comparisons show every character that cannot be seen, and a copy is kept under the title that is suggested for it: these
// words go without marks.
export default { ...isolated({ ...page, ...access, ...commands, ...findings, ...formats, ...history, ...importing, ...keys, ...map, ...matrix, ...node, ...outcomes, ...outline, ...problem, ...review, ...versions }), ...compare, ...start };
