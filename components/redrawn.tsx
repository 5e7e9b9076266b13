import type { ComponentType } from 'preact';
import { useMemo } from 'preact/hooks';

/**
 * A component that is drawn again only where one of its properties is another, by `===`: for the rows of a long list, where few
 * change at a time. The properties must always be the same ones, in the same order.
 */
export const redrawnWhenOther =
  <Props extends object>(Draw: ComponentType<Props>) =>
  (props: Props) =>
    useMemo(() => <Draw {...props} />, Object.values(props));
