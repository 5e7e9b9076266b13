/** Answers are drawn together, at most so often, in ms: hundreds of rows stay responsive. */
export const DRAW_EVERY_MS = 150;
