// The whole Arabic catalogue, from its areas.
import page from "./ar.page";
import commands from "./ar.commands";
import compare from "./ar.compare";
import findings from "./ar.findings";
import history from "./ar.history";
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

export default { ...page, ...commands, ...compare, ...findings, ...history, ...keys, ...map, ...matrix, ...node, ...outcomes, ...outline, ...problem, ...review, ...start, ...versions };
