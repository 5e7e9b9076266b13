/** A chart's lines in a box of 100 × `HEIGHT`: x to the right, y downwards. */
export interface SizeLines {
  /** The `d` of a path for each series; empty for one without two known sizes in a row. */
  paths: string[];
  /** Sizes beside the axis, in bytes, and how far down each is, in px. */
  ticks: { size: number; y: number }[];
  /** How far down the last known size of each series is, in px; null for a series without any. */
  ends: (number | null)[];
}

export const HEIGHT = 96;
/** Above the largest size, for its label, in px. */
const MARGIN = 8;

/** Steps of an axis: one, two or five times a power of ten. */
const STEPS = [1, 2, 5, 10];

/**
 * The lines of sizes over versions. The axis begins at 0 where sizes differ much, else below the smallest: a change of a twentieth should
 * be seen.
 *
 * @param series for each line the sizes in bytes, one a version, oldest first; 0 where unknown
 */
export function sizeLines(series: readonly (readonly number[])[]): SizeLines {
  const sizes = series.flat().filter((size) => size > 0);
  const largest = Math.max(0, ...sizes);
  const smallest = Math.min(largest, ...sizes);
  const step = niceStep(smallest < largest / 2 ? largest : Math.max(largest - smallest, largest / 10));
  const from = smallest < largest / 2 ? 0 : Math.floor(smallest / step) * step;
  const to = Math.max(from + step, Math.ceil(largest / step) * step);
  const y = (size: number) => MARGIN + ((to - size) / (to - from)) * (HEIGHT - MARGIN);
  const ticks: SizeLines['ticks'] = [];
  for (let size = to; size > from; size -= step) ticks.push({ size, y: y(size) });
  const ends = series.map((line) => {
    const last = line.findLast((size) => size > 0);
    return last === undefined ? null : y(last);
  });
  return { paths: series.map((line) => pathOf(line, y)), ticks: sizes.length > 0 ? ticks : [], ends };
}

/** A step that divides a range into two to five parts. */
function niceStep(range: number): number {
  const rough = Math.max(1, range / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  return (STEPS.find((each) => each * power >= rough) ?? 10) * power;
}

function pathOf(line: readonly number[], y: (size: number) => number): string {
  let path = '';
  let isDrawing = false;
  line.forEach((size, at) => {
    if (size > 0) {
      const x = line.length < 2 ? 0 : (100 * at) / (line.length - 1);
      path += `${isDrawing ? 'L' : 'M'}${round(x)} ${round(y(size))}`;
    }
    isDrawing = size > 0;
  });
  return path.includes('L') ? path : '';
}

const round = (value: number): number => Math.round(value * 100) / 100;
