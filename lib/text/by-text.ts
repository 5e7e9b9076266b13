/** Orders texts by their code units, for `sort`: the same in every language of the browser. */
export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
