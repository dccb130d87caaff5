// The whole German catalogue, from its areas.
import page from "./de.page";
import commands from "./de.commands";
import compare from "./de.compare";
import findings from "./de.findings";
import history from "./de.history";
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

export default { ...page, ...commands, ...compare, ...findings, ...history, ...keys, ...map, ...matrix, ...node, ...outcomes, ...outline, ...problem, ...review, ...start, ...versions };
