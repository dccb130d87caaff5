// The whole German catalogue, from its areas.
import page from "./de.page";
import access from "./de.access";
import commands from "./de.commands";
import compare from "./de.compare";
import findings from "./de.findings";
import formats from "./de.formats";
import history from "./de.history";
import importing from "./de.importing";
import keys from "./de.keys";
import map from "./de.map";
import matrix from "./de.matrix";
import node from "./de.node";
import outcomes from "./de.outcomes";
import outline from "./de.outline";
import problem from "./de.problem";
import review from "./de.review";
import start from "./de.start";
import versions from "./de.versions";

export default { ...page, ...access, ...commands, ...compare, ...findings, ...formats, ...history, ...importing, ...keys, ...map, ...matrix, ...node, ...outcomes, ...outline, ...problem, ...review, ...start, ...versions };
