/** Of a chip without its text, with the gap to the next, in px. */
const CHIP = 20;
/** The button `+12`. */
const MORE = 48;

/** Wide letters of the fonts that Hub and systems use, at 13 px; every other is narrower than 7.6 px. */
const widthOf = (tag: string): number => CHIP + 7.6 * tag.length + 4 * (tag.match(/[mwA-Z@]/g)?.length ?? 0);

/**
 * How many tags are shown as chips on so many lines, so that a block keeps the height that was reserved for it. The rest hides
 * behind “+n”, which is two at least.
 *
 * @param width of a line in px; 0 where unknown
 */
export function fitting(tags: string[], width: number, lines: number): number {
  let line = 1;
  let left = width;
  let withMore = 1;
  for (const [at, tag] of tags.entries()) {
    const needed = Math.min(widthOf(tag), width);
    if (needed > left) {
      line += 1;
      left = width;
    }
    if (line > lines) return tags.length < 3 ? tags.length : Math.min(withMore, tags.length - 2);
    left -= needed;
    if (line < lines || left >= MORE) withMore = at + 1;
  }
  return tags.length;
}
