import type { Find } from '../text/find.ts';
import type { Traced } from '../text/traced.ts';

/** An image that a tool's output names: nothing of it can be pinned. `where`: the kind of output. */
export const outputFind = (name: Traced, where: string): Find => ({
  name,
  form: 'output',
  where,
  pin: null,
  isStated: false,
});
