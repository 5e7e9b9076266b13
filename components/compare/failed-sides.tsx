import type { Resource } from '../inspect/resource.ts';
import { Failed } from '../inspect/section.tsx';
import type { CompareSide } from './side.ts';

interface FailedSidesProps {
  /** The first and the second. */
  sides: readonly CompareSide[];
  /** What of a side may have failed. */
  of: (side: CompareSide) => Resource<unknown>;
}

/** Why something of a side could not be read, each side by itself, with what the reader can do. */
export const FailedSides = ({ sides, of }: FailedSidesProps) => (
  <>
    {sides.map((side, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the sides are two
      <div key={at} data-side={at === 0 ? 'from' : 'to'}>
        <Failed resource={of(side)} page={side} />
      </div>
    ))}
  </>
);
