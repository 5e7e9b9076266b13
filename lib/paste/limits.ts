/** In characters. Larger than any file that a person pastes to ask about its images. */
export const MAX_PASTED = 1024 * 1024;

/** Images of one text; what is behind them is not shown. */
export const MAX_FOUND = 10_000;
