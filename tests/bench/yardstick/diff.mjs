// Benchmarks: what jsondiffpatch makes of two frameworks, told which key is the id; texts are compared whole, as it is
// fastest. Words: old file, new file, target.
import { create } from "jsondiffpatch";
import { readFileSync, writeFileSync } from "node:fs";

const [, , old, now, target] = process.argv;
const differ = create({ objectHash: (one) => one.id, textDiff: { minLength: Infinity } });
const delta = differ.diff(JSON.parse(readFileSync(old)), JSON.parse(readFileSync(now)));
writeFileSync(target, JSON.stringify(delta ?? null));
