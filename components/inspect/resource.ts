import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { untilAnswered } from '../../lib/client/until-answered.ts';
import type { Failure } from '../../lib/failure.ts';

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
 * Data that `load` returns; at once if `isAuto`, else when asked to. After a temporary failure it is loaded again by itself, while the
 * page is visible: what was asked for is still wanted, and what failed has cost no pull.
 *
 * @param subject what it is about: with another subject nothing of the one before is shown
 * @param key with another key it is loaded again, where it is automatic or was being loaded; the value before stays until then
 * @param load its signal aborts when another start, or nothing, takes its place
 */
export function useResource<T>(
  [subject, key]: [subject: string, key: string],
  isAuto: boolean,
  load: (signal: AbortSignal) => Promise<T>,
): Resource<T> {
  const idle: Loaded<T> = { subject, key, state: 'idle', value: null, failure: null };
  const [loaded, setLoaded] = useState(idle);
  /** Of the last start: aborted by the next one, by another subject, and with the page. */
  const running = useRef(new AbortController());
  const isSame = loaded.subject === subject && loaded.key === key;
  const value = loaded.subject === subject ? loaded.value : null;
  const shown = isSame ? loaded : { ...idle, value };

  const start = async () => {
    running.current.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    const show = (next: Partial<Loaded<T>>) => signal.aborted || setLoaded({ ...idle, ...next });
    show({ state: 'loading', value });
    const onFailure = (failure: Failure | null) => failure && show({ state: 'error', failure });
    const loadAndShow = () => load(signal).then((result) => show({ state: 'complete', value: result }));
    await untilAnswered(loadAndShow, onFailure, signal);
  };
  useLayoutEffect(() => {
    const isWanted = loaded.state === 'loading' && loaded.subject === subject && !isSame;
    if (isAuto || isWanted) void start();
    return () => running.current.abort();
  }, [subject, key, isAuto]);

  const { failure } = shown;
  const state = isAuto && shown.state === 'idle' ? 'loading' : shown.state;
  /** A section may be drawn later than another, and be pressed with what was known before: it loads what the page is about now. */
  const latest = useRef(() => {});
  latest.current = () => shown.state !== 'loading' && void start();
  return { state, value: shown.value, failure, load: () => latest.current() };
}
