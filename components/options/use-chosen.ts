import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * What the reader chose, shown in the place of the worker's answer until it is saved and an answer has come after that; null while the
 * answer counts. Each answer is another object: one with the same value as before the choice counts too, since a settings file or
 * another page may have changed it back meanwhile.
 *
 * @returns the value, and a function that shows a value while it is being saved; it rejects as `save` does, and the answer counts again
 */
export function useChosen<T>(
  answer: unknown,
): [chosen: T | null, choose: (value: T, save: () => Promise<unknown>) => Promise<void>] {
  const [chosen, setChosen] = useState<T | null>(null);
  const inFlight = useRef(0);
  useEffect(() => {
    if (inFlight.current === 0) setChosen(null); // otherwise the answer may be older than the choice
  }, [answer]);
  const choose = async (value: T, save: () => Promise<unknown>) => {
    setChosen(value);
    inFlight.current += 1;
    try {
      await save();
    } catch (error) {
      if (inFlight.current === 1) setChosen(null);
      throw error;
    } finally {
      inFlight.current -= 1;
    }
  };
  return [chosen, choose];
}
