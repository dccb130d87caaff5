// The wire between the page and Rust, generated from the Rust types: `cargo xtask generate`.

export type Status = "draft" | "in review" | "published" | "retired";

export type Fields = { title?: string, code?: string, tagline?: string, focus?: string, statement?: string, heading?: string, body?: string, definition?: string, example?: string, summary?: string, language?: string, grade?: string, experience?: Experience, examples?: Array<string>, competency?: string, weight?: number, from?: string, to?: string, note?: string, metric?: Metric, disqualifiers?: Array<string>, abilities?: Array<string>, };

export type FieldEdits = { title?: string | null, code?: string | null, tagline?: string | null, focus?: string | null, statement?: string | null, heading?: string | null, body?: string | null, definition?: string | null, example?: string | null, summary?: string | null, language?: string | null, grade?: string | null, experience?: Experience | null, examples?: Array<string> | null, competency?: string | null, weight?: number | null, from?: string | null, to?: string | null, note?: string | null, metric?: Metric | null, disqualifiers?: Array<string> | null, abilities?: Array<string> | null, };

export type Add = { kind: Kind, parent: Id, index?: number, fields: FieldEdits, };

export type AffectedPath = { 
/**
 * The path: its id now, or as it was if it is gone.
 */
id: Id, 
/**
 * What it is called.
 */
title: string, 
/**
 * Whether it is new or gone.
 */
standing: Standing, 
/**
 * How many changes there are on it, those of its steps included.
 */
changes: number, 
/**
 * Whether an ability that holds on every step changed.
 */
everyStep: boolean, 
/**
 * Its steps that changed.
 */
steps: Array<AffectedStep>, };

export type AffectedStep = { 
/**
 * The step: its id now, or as it was if it is gone.
 */
id: Id, 
/**
 * What it is called.
 */
title: string, 
/**
 * Whether it is new or gone.
 */
standing: Standing, 
/**
 * How many changes there are on it.
 */
changes: number, 
/**
 * How many competencies of its abilities are worded otherwise.
 */
competencies: number, };

export type Area = "structure" | "wording";

export type Assign = { abilities: Array<Id>, title: string, group?: Id, };

export type Associate = { from: Id, 
/**
 * The word of CASE 1.1 for what the link means, or `ext:…`.
 */
relation: string, 
/**
 * The id of a node, or an address.
 */
to: string, 
/**
 * What the other end is called, where it is outside.
 */
title: string, };

export type Association = { 
/**
 * Its name, for ever.
 */
id: Id, 
/**
 * The word of CASE 1.1 for it: `exactMatchOf`, `isRelatedTo`, `ext:…`. Others are kept as they are.
 */
relation: string, 
/**
 * Where it begins.
 */
from: string, 
/**
 * Where it leads.
 */
to: string, 
/**
 * What the end outside is called; the beginning where only that is outside.
 */
title?: string, 
/**
 * What was remarked about it.
 */
note?: string, };

export type BringRequest = { token: number, task: string, };

export type Brought = { imported: Array<Imported>, proposed: Array<number>, };

export type CameIn = { review: number, theirs: number, conflicts: number, };

export type Card = { id: Id, title: string, summary: string, createdAt: string, editedAt: string, removedAt: string | null, latest: Version | null, counts: Counts, };

export type Change = { 
/**
 * The kind of change.
 */
change: ChangeKind, 
/**
 * The kind of node.
 */
node: Kind, 
/**
 * Which field was edited, in the words of the native JSON.
 */
field?: string, 
/**
 * The node on the old side.
 */
oldId?: Id, 
/**
 * The node on the new side.
 */
newId?: Id, 
/**
 * JSON pointer into the native JSON of the old side.
 */
oldAt?: string, 
/**
 * JSON pointer into the native JSON of the new side.
 */
newAt?: string, 
/**
 * The container that came or went and took this node with it: a pointer into the side that has it.
 */
within?: string, 
/**
 * Of an edit the value before, as in the native JSON; `null` where there was none. Of a removed node an object of its
 * own fields, without its id and what stood below it.
 */
before?: unknown, 
/**
 * Of an edit the value after, as in the native JSON; `null` where there is none. Of an added node an object of its own
 * fields, without its id and what stands below it.
 */
after?: unknown, 
/**
 * The words of the container a node moved from.
 */
from?: string, 
/**
 * The words of the container a node moved to.
 */
to?: string, 
/**
 * Word-level marks of an edited text.
 */
words?: Array<WordMark>, 
/**
 * Whether an edit is of case, white space or punctuation only.
 */
trivial?: boolean, 
/**
 * How sure it is that the two sides are one node, above 0 and below 1, to two digits; left out where nothing is
 * in doubt.
 */
sure?: number, };

export type ChangeKind = "added" | "removed" | "moved" | "reordered" | "edited";

export type ChangeReport = { 
/**
 * How many changes of each kind.
 */
counts: Summary, 
/**
 * How many of the edits are of case, white space or punctuation only.
 */
trivial: number, 
/**
 * The value score of both sides.
 */
valueScore: ValueScores, 
/**
 * Whose path or step reads otherwise than before, in the order of the new side, what is gone last. Edits of case,
 * white space or punctuation affect nobody.
 */
affected: Array<AffectedPath>, 
/**
 * The changes by part: first the framework itself, with what concerns several parts, then in reading order.
 */
parts: Array<ReportPart>, };

export type Changed = { put: Array<Record>, removed: Array<Id>, log: Log, node: Id | null, 
/**
 * The last step before this change: a page that knows an older one has missed something.
 */
after: number, };

export type ChoiceName = "base" | "ours" | "theirs" | "text" | "open";

export type ColumnMap = { 
/**
 * Its number, counted from 1.
 */
column: number, 
/**
 * What stands over it, to know it by in the next file.
 */
head?: string, 
/**
 * What it holds.
 */
is: ColumnRole, };

export type ColumnRole = "skip" | "level" | "name" | "parentName" | "depth" | "kind" | "path" | "tagline" | "pathSummary" | "step" | "code" | "focus" | "stepSummary" | "years" | "grade" | "group" | "groupSummary" | "competency" | "definition" | "example" | "ability" | "abilityTitle" | "examples" | "weight" | "note";

export type Comment = { 
/**
 * Its id, for ever.
 */
id: Id, 
/**
 * The node it is about.
 */
node: Id, 
/**
 * The comment it answers; none where it begins a thread.
 */
replyTo: Id | null, 
/**
 * When it was said.
 */
at: string, 
/**
 * Who said it; empty where nobody knows.
 */
author: string, 
/**
 * What was said; empty where it was taken back.
 */
body: string, 
/**
 * Whether its thread is settled.
 */
resolved: boolean, 
/**
 * Whether it was taken back. Such a comment stays where somebody answered it.
 */
removed: boolean, };

export type CommentRequest = { framework: Id, comment: Id, };

export type Comments = { comments: Array<Comment>, 
/**
 * The name of the person working, whose own comments can be taken back.
 */
me: string, };

export type CompareRequest = { old: State, new: State, match?: MatchName, };

export type Compared = { comparison: Comparison, report: ChangeReport, 
/**
 * Who made the changes, who made most of them first.
 */
people: Array<string>, 
/**
 * For each change who made it, by the place among the people; null where nobody knows.
 */
authors: Array<number | null>, oldRecords: Array<Record>, newRecords: Array<Record>, };

export type Comparison = { 
/**
 * Always `rungs.comparison/1`.
 */
format: string, 
/**
 * The old side.
 */
old: SideName, 
/**
 * The new side.
 */
new: SideName, 
/**
 * How many changes of each kind.
 */
summary: Summary, 
/**
 * What a person would say first: each folds several of the changes below into one.
 */
headlines: Array<Headline>, 
/**
 * The changes in the reading order of the new side; what is gone stands where it was.
 */
changes: Array<Change>, };

export type CopyRequest = { state: State, title: string, version: string, note: string, };

export type Counts = { paths: number, steps: number, abilities: number, competencies: number, };

export type CreateRequest = { title: string, };

export type Density = "comfortable" | "compact";

export type Dissociate = { node: Id, association: Id, };

export type Done = {};

export type Duplicate = { node: Id, };

export type EarlierHit = { framework: Id, frameworkTitle: string, node: Id, kind: Kind, field: Field, text: string, 
/**
 * The first version that has the text; none where it came and went between two versions.
 */
firstVersion: string | null, 
/**
 * The last version that has it.
 */
lastVersion: string | null, 
/**
 * Whether the node is still there, with other words.
 */
hasNode: boolean, };

export type EditRequest = { framework: Id, intention: Intention, };

export type EditStep = { 
/**
 * Its number.
 */
edit: number, 
/**
 * When it was taken.
 */
at: string, 
/**
 * Who took it; empty where nobody knows.
 */
author: string, 
/**
 * Which verb of editing; `begin` where the framework, or a version of it, came into the library.
 */
verb: string, 
/**
 * Whether it was done, taken back, or done again.
 */
how: How, 
/**
 * The node it was about.
 */
node: Id | null, 
/**
 * What that node is.
 */
kind: Kind | null, 
/**
 * The words of that node, or words that are no node's.
 */
subject: string, 
/**
 * Which of its fields changed.
 */
fields: Array<Field>, 
/**
 * The words of what it stood in before; empty where it was not there.
 */
from: string, 
/**
 * The words of what it stands in since; empty where it is gone.
 */
within: string, 
/**
 * How many records changed.
 */
records: number, 
/**
 * Of a removal: how many nodes went with those in which they stood.
 */
inside: number, 
/**
 * Of a removal: how many nodes were removed beside this one.
 */
beside: number, 
/**
 * The step that it took back: of an undo something done or done again, of a redo an undo.
 */
takes: number | null, 
/**
 * The names of the versions that hold the state after it, newest first.
 */
versions: Array<string>, };

export type Entry = { 
/**
 * A verb of editing, or `restore`.
 */
verb: string, 
/**
 * The words of the node, shortened.
 */
subject: string, };

export type Experience = { 
/**
 * False says that years are not essential.
 */
essential: boolean, 
/**
 * At least so many years.
 */
minYears: Years | null, 
/**
 * At most so many years.
 */
maxYears: Years | null, 
/**
 * Of what: "as contributors to deliveries".
 */
context: string, };

export type ExportRequest = { state: State, format: string, task: string, };

export type Field = "title" | "code" | "tagline" | "focus" | "statement" | "heading" | "body" | "definition" | "example" | "summary" | "language" | "grade" | "experience" | "examples" | "competency" | "weight" | "from" | "to" | "note" | "metric" | "disqualifiers" | "abilities";

export type FindRequest = { framework: Id, query: Query, };

export type Finding = { 
/**
 * Which rule found it.
 */
code: string, 
/**
 * What it is about.
 */
area: Area, 
/**
 * Whether it is only worth a thought: nothing may be wrong at all.
 */
gentle: boolean, 
/**
 * The node to look at.
 */
node: Id, 
/**
 * Further nodes it is about, in reading order.
 */
also: Array<Id>, 
/**
 * The word or phrase it is about, as it stands there; none where it is about the whole.
 */
word: string | null, 
/**
 * Words and numbers for the sentence, by name.
 */
params: { [key in string]: string }, 
/**
 * What may be done about it, the likeliest first.
 */
mends: Array<Mend>, };

export type Findings = { 
/**
 * The first of each rule.
 */
findings: Array<Finding>, 
/**
 * How many each rule found.
 */
counts: { [code: string]: number }, 
/**
 * The first of each rule that are not to be seen.
 */
ignored: Array<PassedOver>, score: Score, };

export type Fit = { 
/**
 * The name of the format.
 */
format: string, 
/**
 * What it cannot hold.
 */
losses: Array<Loss>, 
/**
 * How many versions stay behind.
 */
versions: number, };

export type Fits = { formats: Array<Fit>, };

export type FitsRequest = { state: State, };

export type FrameworkRequest = { framework: Id, };

export type FromWhere = { 
/**
 * What it was started from; none where that was nothing.
 */
origin: Origin | null, };

export type HandedOut = { file: string, missing: Array<NotShown>, };

export type Happened = { 
/**
 * When.
 */
at: string, 
/**
 * Who did it; empty where nobody knows.
 */
author: string, 
/**
 * Which verb of editing; `begin` where it came with the framework, a version or a file.
 */
verb: string, 
/**
 * Whether it was done, taken back, or done again.
 */
how: How, 
/**
 * The first version that has it so; none where it changed again before the next one was named.
 */
version: string | null, 
/**
 * What changed.
 */
changes: Array<Change>, };

export type HeadingMap = { 
/**
 * The level, from 1.
 */
level: number, 
/**
 * The kind of node; none for a heading that only divides.
 */
is: Kind | null, };

export type Headline = { 
/**
 * What it says.
 */
headline: HeadlineKind, 
/**
 * The kind of node it is about.
 */
node: Kind, 
/**
 * Which field it is about, in the words of the native JSON.
 */
field?: string, 
/**
 * The node on the old side.
 */
oldId?: Id, 
/**
 * The node on the new side.
 */
newId?: Id, 
/**
 * JSON pointer into the native JSON of the old side.
 */
oldAt?: string, 
/**
 * JSON pointer into the native JSON of the new side.
 */
newAt?: string, 
/**
 * What the node is called: on the new side, or on the old one if it is gone.
 */
title?: string, 
/**
 * What its containers are called, from the outside in, without the framework: path and step.
 */
place: Array<string>, 
/**
 * The title of the sibling right before it, on the side that has it.
 */
follows?: string, 
/**
 * The title of the sibling right behind it, on the side that has it.
 */
precedes?: string, 
/**
 * What it was called or what stood there: a text, or an object as in the native JSON.
 */
before?: unknown, 
/**
 * What it is called or what stands there now: a text, or an object as in the native JSON.
 */
after?: unknown, 
/**
 * The words of the container it moved from.
 */
from?: string, 
/**
 * The words of the container it moved to.
 */
to?: string, 
/**
 * How many, as the kind says.
 */
count?: number, 
/**
 * The single nodes, as the kind says.
 */
parts: Array<HeadlinePart>, 
/**
 * The changes it folds, by index into `changes`, rising. A change is in one headline at most.
 */
changes: Array<number>, };

export type HeadlineKind = "pathAdded" | "pathRemoved" | "levelInserted" | "levelRemoved" | "groupAdded" | "groupRemoved" | "competencyAdded" | "competencyRemoved" | "objectiveAdded" | "objectiveRemoved" | "valueStreamAdded" | "valueStreamRemoved" | "renumbered" | "renamed" | "pathMoved" | "levelMoved" | "competencyMoved" | "movedTogether" | "split" | "joined" | "yearsChanged" | "metricChanged" | "reassigned" | "termReplaced" | "tidied";

export type HeadlinePart = { 
/**
 * The node on the old side.
 */
oldId?: Id, 
/**
 * The node on the new side.
 */
newId?: Id, 
/**
 * What it was called or said.
 */
before?: string, 
/**
 * What it is called or says now.
 */
after?: string, };

export type Held = "base" | "ours" | "theirs";

export type Hit = { framework: Id, frameworkTitle: string, node: Id, kind: Kind, 
/**
 * What it is shown as.
 */
words: string, 
/**
 * Its other texts, where the words may stand instead.
 */
other: Array<string>, };

export type Hits = { hits: Array<Hit>, earlier: Array<EarlierHit>, };

export type How = "done" | "undone" | "redone";

export type Id = string;

export type IgnoreRequest = { framework: Id, which: Ignoring, };

export type Ignoring = { 
/**
 * The code of the rule.
 */
code: string, 
/**
 * The node; none for all.
 */
node: Id | null, 
/**
 * The word; none for any.
 */
word: string | null, };

export type Imported = { file: string, framework: Id | null, title: string, abilities: number, versions: number, wasThere: boolean, comments: number, skipped: Array<Skipped>, problem: Problem | null, };

export type InsertStep = { after: Id, fields: FieldEdits, };

export type Intention = { "verb": "add" } & Add | { "verb": "remove" } & Remove | { "verb": "set" } & Set | { "verb": "move" } & Move | { "verb": "reorder" } & Reorder | { "verb": "duplicate" } & Duplicate | { "verb": "insertStep" } & InsertStep | { "verb": "link" } & Link | { "verb": "unlink" } & Unlink | { "verb": "paste" } & Paste | { "verb": "assign" } & Assign | { "verb": "associate" } & Associate | { "verb": "reassociate" } & Reassociate | { "verb": "dissociate" } & Dissociate | { "verb": "replace" } & Replace | { "verb": "together" } & Together;

export type KeepRequest = { proposal: number, title: string, into: Id | null, sure: boolean, };

export type KeptAs = { framework: Id, title: string, abilities: number, review: number | null, changes: number, };

export type Kind = "framework" | "note" | "grade" | "group" | "competency" | "path" | "step" | "ability" | "transition" | "objective" | "valueStream";

export type Language = "system" | "en" | "fr" | "de" | "ar";

export type LastChange = { 
/**
 * The field.
 */
field: Field, 
/**
 * Its place among what happened.
 */
happened: number, };

export type LastScore = { last: VersionScore | null, };

export type LastSeen = { framework: Id, node: Id | null, };

export type Layout = "skip" | "wide" | "across" | "long" | "indented" | "depth" | "parent";

export type LeftOut = { 
/**
 * Why.
 */
why: SkipCode, 
/**
 * Where it stands first.
 */
first: SourceSpot, 
/**
 * In how many places.
 */
places: number, 
/**
 * How many characters, white space apart.
 */
characters: number, };

export type Library = { frameworks: Array<Card>, samples: Array<Sample>, file: string, };

export type Link = { stream: Id, ability: Id, };

export type ListRequest = {};

export type Log = { 
/**
 * What undo would take back.
 */
undo: Entry | null, 
/**
 * What redo would do again.
 */
redo: Entry | null, 
/**
 * When the last entry was committed to the disk.
 */
savedAt: string, 
/**
 * The number of the last entry.
 */
edit: number, };

export type Loss = { 
/**
 * One of [`LOST`].
 */
what: string, 
/**
 * In how many nodes.
 */
count: number, };

export type Made = { framework: Id, };

export type MapRequest = { proposal: number, mapping: Mapping, };

export type Mapping = { 
/**
 * Always `rungs.mapping/1`.
 */
format: string, 
/**
 * The format of the files it is for, by its name on the command line.
 */
from?: string, 
/**
 * Of a workbook or table: its sheets. One that is not named is read as its shape suggests.
 */
sheets?: Array<SheetMap>, 
/**
 * Of a document: what its headings are, by level.
 */
headings?: Array<HeadingMap>, };

export type Mark = "same" | "removed" | "added";

export type MatchName = "auto" | "ids" | "content";

export type Mend = { 
/**
 * Which sentence says what it does.
 */
code: string, 
/**
 * Words for that sentence, by name.
 */
params: { [key in string]: string }, 
/**
 * What is done.
 */
intention: Intention, };

export type MenuPart = { "is": "line" } | { "is": "menu", 
/**
 * What it is called.
 */
words: string, 
/**
 * What is in it.
 */
items: Array<MenuPart>, } | { "is": "item", 
/**
 * What the page hears when it is chosen.
 */
id: string, 
/**
 * What it is called.
 */
words: string, 
/**
 * Its key ("CmdOrCtrl+N"); none where only the page knows what the key means just now.
 */
keys: string | null, 
/**
 * Whether it can be chosen.
 */
enabled: boolean, 
/**
 * Whether it is ticked; none where it is no choice of several.
 */
chosen: boolean | null, };

export type MenuRequest = { menus: Array<MenuPart>, };

export type Metric = { 
/**
 * What is measured.
 */
name: string, 
/**
 * In which unit.
 */
unit: string, 
/**
 * Where it stands today.
 */
baseline: number | null, 
/**
 * Where it should be.
 */
target: number | null, };

export type Move = { nodes: Array<Id>, parent: Id, index?: number, };

export type NoRequest = {};

export type NodeHistory = { 
/**
 * What happened to it, newest first.
 */
happened: Array<Happened>, 
/**
 * For each field that ever held something, what changed it last.
 */
last: Array<LastChange>, 
/**
 * Nodes that values refer to and the draft does not have any more, as they were last.
 */
named: Array<Record>, };

export type NodeRequest = { framework: Id, node: Id, };

export type NotShown = { character: string, where: string, };

export type OpenConflict = { id: Id, node: Kind, field: string | null, kind: "edit/edit" | "edit/remove" | "move/move" | "order" | "added twice", base: unknown, ours: unknown, theirs: unknown, 
/**
 * What the node is called in the draft before theirs came, or in theirs.
 */
title: string, 
/**
 * What its containers are called, from the outside in.
 */
within: Array<string>, 
/**
 * Whose state the draft holds now; none where it holds something else.
 */
held: Held | null, 
/**
 * Whether a person has decided it.
 */
decided: boolean, };

export type OpenReview = { review: ReviewEntry, baseVersion: string | null, comparison: Comparison, report: ChangeReport, 
/**
 * Who made the changes, as far as the versions in the file tell; who made most of them first.
 */
people: Array<string>, 
/**
 * For each change who made it, by the place among the people; null where nobody knows.
 */
authors: Array<number | null>, 
/**
 * For each change whether the draft has it (new), has what was before (old), or holds something else (null).
 */
standing: Array<Side | null>, conflicts: Array<OpenConflict>, toRead: Array<ToRead>, oldRecords: Array<Record>, newRecords: Array<Record>, };

export type Opened = { records: Array<Record>, log: Log, };

export type OpenedStep = { step: EditStep, records: Array<Record>, };

export type OpenedVersion = { version: Version, records: Array<Record>, };

export type Origin = { 
/**
 * The name of the starter; none for a framework of the library.
 */
starter: string | null, 
/**
 * The framework of the library; none for a starter.
 */
framework: Id | null, 
/**
 * The version that was copied; none for a draft.
 */
version: Id | null, 
/**
 * Whether that framework is still on the shelf.
 */
isThere: boolean, 
/**
 * What it was titled then.
 */
title: string, 
/**
 * The name of the copied version, or of the version of the program that brought the starter; empty for a draft.
 */
versionName: string, at: string, 
/**
 * The first version, which is what it was started from.
 */
first: Id | null, };

export type PairRequest = { old: State, new: State, oldId: Id, newId: Id, together: boolean, };

export type PassedOver = { 
/**
 * The finding.
 */
finding: Finding, 
/**
 * Because of what.
 */
by: Ignoring, };

export type Paste = { path: Id, rows: Array<PasteRow>, columns: Array<PasteColumn>, cells: Array<Array<Array<string> | null>>, };

export type PasteColumn = { "is": "step", 
/**
 * The step.
 */
id: Id, } | { "is": "new", 
/**
 * What it is called.
 */
title: string, } | { "is": "everyStep" };

export type PasteRow = { "is": "competency", 
/**
 * The competency.
 */
id: Id, } | { "is": "new", 
/**
 * What it is called.
 */
title: string, 
/**
 * Where it stands: the last group where none is given, a group without a title where there is none at all.
 */
group?: Id, } | { "is": "other" };

export type PiecesRequest = { proposal: number, part: number, from: number, rows: number, };

export type Place = number;

export type Preferences = { 
/**
 * Light, dark, high contrast, or as the system is.
 */
theme: Theme, 
/**
 * How close things stand.
 */
density: Density, 
/**
 * The language of the page, or that of the system.
 */
language: Language, 
/**
 * How large everything is, in per cent.
 */
zoom: Zoom, 
/**
 * Which side panes are open, where a person chose: true or false by the name of the pane.
 */
panes: { [key in string]: boolean }, 
/**
 * How wide the side panes are, in pixels of the page.
 */
widths: { [key in string]: number }, 
/**
 * The frameworks that were opened, the last one first.
 */
recent: Array<Id>, 
/**
 * What was chosen in the palette, the last one first.
 */
used: Array<string>, 
/**
 * Where somebody was when the window closed; none where that was the library.
 */
last: LastSeen | null, };

export type Problem = { 
/**
 * Which sentence to show.
 */
code: string, 
/**
 * In which tone.
 */
tone: Tone, 
/**
 * Words and numbers for the sentence, by name.
 */
params: { [name: string]: unknown }, 
/**
 * For whoever mends the program; never shown first.
 */
detail: string, };

export type Proposal = { proposal: number, file: string, from: string, 
/**
 * How sure the importer is, from 0 to 1; 1 where nothing had to be guessed.
 */
confidence: number, title: string, counts: ProposedCounts, 
/**
 * Whether it was read as a person said of the last file of that shape.
 */
asLastTime: boolean, 
/**
 * What was made of its parts; none for a format that says itself what each thing is.
 */
mapping: Mapping | null, tally: Tally | null, leftOut: Array<LeftOut>, parts: Array<SourcePart>, root: Id, records: Array<Record>, };

export type ProposalRequest = { proposal: number, };

export type ProposedCounts = { paths: number, steps: number, years: number, abilities: number, groups: number, competencies: number, notes: number, };

export type Purpose = "change" | "paste" | "clear" | "mend" | "tie";

export type Query = { 
/**
 * The words, exactly as typed, spaces included; nothing finds nothing.
 */
find: string, 
/**
 * What is to stand in their place.
 */
with: string, 
/**
 * In which texts.
 */
scope: Scope, 
/**
 * Whether “Plan” is another word than “plan”.
 */
matchCase: boolean, 
/**
 * Whether the words have to begin and end where words do, in every script (Unicode Standard Annex 29).
 */
wholeWords: boolean, 
/**
 * Whether the replacement takes its capitals from what it replaces: Organisation becomes Organization.
 */
keepCase: boolean, };

export type Reassociate = { node: Id, association: Id, relation: string, };

export type Record = { 
/**
 * Its name, for ever.
 */
id: Id, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * What it stands in; none for the framework itself.
 */
parent: Id | null, 
/**
 * Where it stands among its siblings of the same kind.
 */
place: Place, 
/**
 * Its fields that are not empty.
 */
fields: Fields, 
/**
 * Keys of a file that are no fields. The page is shown the links among them, and nothing else.
 */
associations?: Array<Association>, };

export type Remove = { nodes: Array<Id>, };

export type Reorder = { node: Id, index: number, };

export type Replace = { query: Query, 
/**
 * Places that stay as they are.
 */
skip: Array<Spot>, };

export type ReportEntry = { "headline": number } | { "change": number };

export type ReportPart = { 
/**
 * What the part is called, from the outside in: path and step; empty for the framework itself.
 */
heading: Array<string>, 
/**
 * What kind of part it is.
 */
node: Kind, 
/**
 * Whether it is new or gone.
 */
standing: Standing, 
/**
 * What came.
 */
new: Array<ReportEntry>, 
/**
 * What was edited or moved, and where it stands now.
 */
changed: Array<ReportEntry>, 
/**
 * What is no longer there.
 */
gone: Array<ReportEntry>, };

export type ReportRequest = { old: State, new: State, steps?: StepsToTell, format: string, task: string, };

export type ResolveRequest = { framework: Id, review: number, conflict: number, choice: ChoiceName, text?: string, };

export type ReviewEntry = { key: number, name: string, at: string, };

export type ReviewRequest = { framework: Id, review: number, };

export type Reviews = { reviews: Array<ReviewEntry>, };

export type RowMap = { 
/**
 * Its number, counted from 1.
 */
row: number, 
/**
 * What it holds: `path`, `step`, `code`, `years`, `focus`, `stepSummary`, `grade` of the steps; `group` for a row
 * that heads those below it, `competency` for one that heads statements; `note` for prose on the whole; `skip`.
 */
is: ColumnRole, };

export type Sample = { name: string, title: string, summary: string, 
/**
 * In which it is written, as a BCP 47 tag.
 */
language: string, };

export type SampleRequest = { name: string, };

export type SaveRequest = { framework: Id, name: string, note: string, status: Status, effective: string | null, };

export type SayRequest = { framework: Id, node: Id, replyTo?: Id, body: string, };

export type Scope = "all" | "statements" | "titles" | "notes" | "summaries";

export type Score = { serving: number, all: number, idle: Array<Id>, };

export type SearchRequest = { query: string, 
/**
 * Whether to look into earlier versions too, which takes longer.
 */
earlier?: boolean, };

export type Set = { node: Id, fields: FieldEdits, };

export type SettleCommentRequest = { framework: Id, comment: Id, resolved: boolean, };

export type SettleRequest = { framework: Id, review: number, changes: Array<number>, side: Side, };

export type SheetMap = { 
/**
 * Its name; empty where there is only one.
 */
sheet?: string, 
/**
 * How it is laid out.
 */
layout: Layout, 
/**
 * The first row of the table, counted from 1, where the sheet holds several.
 */
from?: number, 
/**
 * The last row of the table, where the sheet holds several.
 */
to?: number, 
/**
 * What the sheet is named after, where no column says it: its path, unless it is a step or a competency.
 */
names?: Kind, 
/**
 * The row of the heads, counted from 1; none where there are none.
 */
head?: number, 
/**
 * Of a wide table: rows that say something of its steps rather than of a competency.
 */
rows?: Array<RowMap>, 
/**
 * What its columns are.
 */
columns?: Array<ColumnMap>, };

export type Side = "old" | "new";

export type SideName = { 
/**
 * The title of the framework.
 */
title: string, 
/**
 * The name of the version; none for a draft or a file.
 */
version?: string, };

export type SinceRequest = { framework: Id, edit: number, };

export type SkipCode = "head" | "mark" | "again" | "otherwise" | "leftOut" | "computed" | "furniture" | "name" | "dangling" | "circle" | "taken" | "noPlace" | "notUnderstood";

export type Skipped = { at: string, code: string, };

export type SourcePart = { name: string, isTable: boolean, rows: number, columns: number, };

export type SourceSpot = { part: number, row: number, column: number, };

export type SourceSpots = { spots: Array<SourceSpot>, };

export type SourceText = { row: number, column: number, 
/**
 * What it is called where it has no row and column: its line, or its JSON pointer.
 */
label: string, text: string, kept: Array<WentTo>, skipped: Array<SkipCode>, };

export type SourceTexts = { texts: Array<SourceText>, };

export type Spot = { node: Id, field: Field, nth: number, };

export type Standing = "new" | "changed" | "gone";

export type StartRequest = { starter: string, version: string, note: string, };

export type Starter = { name: string, title: string, summary: string, 
/**
 * In which it is written, as a BCP 47 tag.
 */
language: string, counts: Counts, paths: Array<StarterPath>, groups: Array<StarterGroup>, 
/**
 * How many objectives it has, with the abilities that serve them.
 */
objectives: number, };

export type StarterGroup = { title: string, competencies: Array<string>, };

export type StarterPath = { title: string, tagline: string, steps: Array<StarterStep>, };

export type StarterStep = { title: string, code: string, focus: string, 
/**
 * The place of its grade among all grades, so that steps of several paths line up; none without one.
 */
column: number | null, 
/**
 * Its first ability.
 */
first: string, };

export type Starters = { starters: Array<Starter>, };

export type State = { 
/**
 * The framework.
 */
framework: Id, 
/**
 * The version; none for the draft.
 */
version: Id | null, 
/**
 * The step after which the framework is meant; none for the draft or a version.
 */
edit?: number, };

export type StepList = { steps: Array<EditStep>, more: boolean, };

export type StepListRequest = { framework: Id, before?: number, count: number, };

export type StepRequest = { framework: Id, edit: number, };

export type StepsRequest = { old: State, oldStep: Id, new: State, newStep: Id, };

export type StepsToTell = { oldStep: Id, newStep: Id, };

export type Summary = { added: number, removed: number, moved: number, reordered: number, edited: number, };

export type TakeInRequest = { framework: Id, sure: boolean, task: string, };

export type Tally = { 
/**
 * All of them.
 */
all: number, 
/**
 * Those that are in the framework now.
 */
kept: number, 
/**
 * Those that are not, each with a reason.
 */
skipped: number, };

export type TaskRequest = { task: string, };

export type TextHit = { spot: Spot, before: string, found: string, put: string, after: string, };

export type TextHits = { count: number, hits: Array<TextHit>, };

export type TextRequest = { name: string, text: string, };

export type Theme = "system" | "light" | "dark" | "contrast";

export type TitleRequest = { title: string, };

export type ToRead = { 
/**
 * The node.
 */
id: Id, 
/**
 * Its kind.
 */
node: Kind, 
/**
 * The field.
 */
field: Field, 
/**
 * The text both started from.
 */
base: string, 
/**
 * Our text.
 */
ours: string, 
/**
 * Their text.
 */
theirs: string, 
/**
 * The text with both changes, which stands in the result.
 */
merged: string, };

export type Together = { 
/**
 * What the step is called.
 */
as: Purpose, edits: Array<Intention>, };

export type Tone = "correct" | "notNow" | "outside" | "fault";

export type Typed = { 
/**
 * The node they are for; it may be gone by now.
 */
node: Id, 
/**
 * The field they are for, or the name of a place that is no field.
 */
field: string, 
/**
 * When the last of them was typed.
 */
at: string, 
/**
 * The words.
 */
text: string, };

export type TypedRequest = { framework: Id, node: Id, field: string, };

export type TypingLeft = { typed: Array<Typed>, };

export type TypingRequest = { framework: Id, node: Id, field: string, text: string, };

export type Unlink = { stream: Id, ability: Id, };

export type ValueScores = { before: number | null, after: number | null, };

export type Version = { id: Id, name: string, note: string, author: string, date: string, status: Status, effective: string | null, hash: string, };

export type VersionRequest = { framework: Id, version: Id, };

export type VersionScore = { version: string, serving: number, all: number, };

export type Versions = { versions: Array<Version>, };

export type Waiting = { token: number | null, };

export type WentTo = { node: Id, field: Field, };

export type WhereRequest = { proposal: number, node: Id, };

export type WordMark = { 
/**
 * What happened.
 */
is: Mark, 
/**
 * The words, with the spaces and marks around them.
 */
text: string, };

export type Years = number;

export type Zoom = number;

export type EngineCommands = {
  libraryList: [ListRequest, Library];
  librarySearch: [SearchRequest, Hits];
  libraryCreate: [CreateRequest, Made];
  librarySample: [SampleRequest, Made];
  libraryStarters: [ListRequest, Starters];
  libraryStart: [StartRequest, Made];
  libraryCopy: [CopyRequest, Made];
  libraryRemove: [FrameworkRequest, Done];
  libraryBringBack: [FrameworkRequest, Done];
  frameworkOpen: [FrameworkRequest, Opened];
  frameworkEdit: [EditRequest, Changed];
  frameworkUndo: [FrameworkRequest, Changed];
  frameworkRedo: [FrameworkRequest, Changed];
  frameworkSince: [SinceRequest, Changed];
  frameworkOrigin: [FrameworkRequest, FromWhere];
  frameworkFind: [FindRequest, TextHits];
  frameworkFindings: [FrameworkRequest, Findings];
  findingIgnore: [IgnoreRequest, Findings];
  findingUnignore: [IgnoreRequest, Findings];
  versionList: [FrameworkRequest, Versions];
  versionSave: [SaveRequest, Version];
  versionOpen: [VersionRequest, OpenedVersion];
  versionScore: [FrameworkRequest, LastScore];
  versionRestore: [VersionRequest, Changed];
  historyList: [StepListRequest, StepList];
  historyOpen: [StepRequest, OpenedStep];
  historyRestore: [StepRequest, Changed];
  typingKeep: [TypingRequest, Done];
  typingForget: [TypedRequest, Done];
  typingList: [FrameworkRequest, TypingLeft];
  nodeHistory: [NodeRequest, NodeHistory];
  commentList: [FrameworkRequest, Comments];
  commentAdd: [SayRequest, Comments];
  commentResolve: [SettleCommentRequest, Comments];
  commentRemove: [CommentRequest, Comments];
  commentBringBack: [CommentRequest, Comments];
  compareStates: [CompareRequest, Compared];
  compareSteps: [StepsRequest, Compared];
  comparePair: [PairRequest, Done];
  reviewList: [FrameworkRequest, Reviews];
  reviewOpen: [ReviewRequest, OpenReview];
  reviewSettle: [SettleRequest, Changed];
  reviewResolve: [ResolveRequest, Changed];
  exportFits: [FitsRequest, Fits];
  importText: [TextRequest, Proposal];
  importOpen: [ProposalRequest, Proposal];
  importMap: [MapRequest, Proposal];
  importPieces: [PiecesRequest, SourceTexts];
  importWhere: [WhereRequest, SourceSpots];
  importKeep: [KeepRequest, KeptAs];
  importDrop: [ProposalRequest, Done];
};

export type WindowCommands = {
  windowPrefer: [Preferences, null];
  windowMenu: [MenuRequest, null];
  windowWaiting: [NoRequest, Waiting | null];
  windowBring: [BringRequest, Brought | null];
  windowImport: [TaskRequest, Brought | null];
  windowExport: [ExportRequest, HandedOut | null];
  windowExportComparison: [ReportRequest, HandedOut | null];
  windowTakeIn: [TakeInRequest, CameIn | null];
  windowCancel: [TaskRequest, null];
  windowTitle: [TitleRequest, null];
};

export type Commands = EngineCommands & WindowCommands;
