// How the pure parts of a comparison ask the catalogue for words.

/** Words of the catalogue by id, with parameters; `count` chooses the plural. */
export type Say = (id: string, params?: { [name: string]: string | number }) => string;
