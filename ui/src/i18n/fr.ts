// The whole French catalogue, from its areas.
import { french, withMany } from "./forms";
import page from "./fr.page";
import access from "./fr.access";
import commands from "./fr.commands";
import compare from "./fr.compare";
import findings from "./fr.findings";
import formats from "./fr.formats";
import history from "./fr.history";
import importing from "./fr.importing";
import keys from "./fr.keys";
import map from "./fr.map";
import matrix from "./fr.matrix";
import node from "./fr.node";
import outcomes from "./fr.outcomes";
import outline from "./fr.outline";
import problem from "./fr.problem";
import review from "./fr.review";
import start from "./fr.start";
import versions from "./fr.versions";

export default withMany(french({ ...page, ...access, ...commands, ...compare, ...findings, ...formats, ...history, ...importing, ...keys, ...map, ...matrix, ...node, ...outcomes, ...outline, ...problem, ...review, ...start, ...versions }));
