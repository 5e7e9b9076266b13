import { useRef, useState } from 'preact/hooks';

/** A function that stays the same one, and calls the latest that was given: what takes it need not be drawn again for it. */
export function useLatest<Values extends unknown[]>(
  call: (...values: Values) => void,
): (...values: Values) => void {
  const latest = useRef(call);
  latest.current = call;
  const [same] = useState(
    () =>
      (...values: Values) =>
        latest.current(...values),
  );
  return same;
}
