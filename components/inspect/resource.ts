import { useEffect, useRef, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../../lib/failure.ts';

/** Data of a section that is loaded by itself and fails by itself. */
export interface Resource<T> {
  /** `idle`: loaded on request only. */
  state: 'idle' | 'loading' | 'complete' | 'error';
  /** Null until it was loaded. */
  value: T | null;
  failure: Failure | null;
  /** Loads it, or loads it again after a failure. Not while it is loading. */
  load: () => void;
}

interface Loaded<T> extends Omit<Resource<T>, 'load'> {
  subject: string;
  key: string;
}

/**
 * Data that `load` returns; at once if `isAuto`, else when asked to.
 *
 * @param subject what it is about: with another subject nothing of the one before is shown
 * @param key with another key it is loaded again; the value before stays until then
 */
export function useResource<T>(
  [subject, key]: [subject: string, key: string],
  isAuto: boolean,
  load: () => Promise<T>,
): Resource<T> {
  const idle: Loaded<T> = { subject, key, state: 'idle', value: null, failure: null };
  const [loaded, setLoaded] = useState(idle);
  const about = `${subject} ${key}`;
  const latest = useRef(about);
  latest.current = about;
  const isSame = loaded.subject === subject && loaded.key === key;
  const value = loaded.subject === subject ? loaded.value : null;
  const shown = isSame ? loaded : { ...idle, value };

  const start = () => {
    setLoaded({ ...idle, state: 'loading', value });
    const finish = (next: Partial<Loaded<T>>) => latest.current === about && setLoaded({ ...idle, ...next });
    void load().then(
      (result) => finish({ state: 'complete', value: result }),
      (error) => finish({ state: 'error', failure: failureOf(error) }),
    );
  };
  useEffect(() => {
    if (isAuto) start();
  }, [subject, key, isAuto]);

  const { failure } = shown;
  const state = isAuto && shown.state === 'idle' ? 'loading' : shown.state;
  return { state, value: shown.value, failure, load: () => shown.state !== 'loading' && start() };
}
