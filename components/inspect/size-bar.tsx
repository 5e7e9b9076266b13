interface SizeBarProps {
  /** In bytes. */
  size: number;
  /** The size of a full bar. */
  largest: number;
  isBase?: boolean;
}

/** A size as a bar, beside its number. */
export const SizeBar = ({ size, largest, isBase = false }: SizeBarProps) => (
  <span class={isBase ? 'bar size base' : 'bar size'} aria-hidden="true">
    {size > 0 && <span style={{ inlineSize: `${Math.max(1, (100 * size) / Math.max(1, largest))}%` }} />}
  </span>
);

/** The largest layer among these, at least one byte. */
export const largestOf = (all: readonly { layer?: { size: number } | undefined }[]): number =>
  all.reduce((largest, { layer }) => Math.max(largest, layer?.size ?? 0), 1);
