import { useEffect, useRef, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { t } from '../../lib/i18n.ts';
import { FailureNote } from '../failure-note.tsx';

interface SwitchProps {
  /** What names it in the DOM: `data-feature` or `data-setting`, and its id. */
  mark: { 'data-feature': string } | { 'data-setting': string };
  title: string;
  /** What the feature does, in one sentence. */
  about: string;
  on: boolean;
  /** Resolves to the saved state. Rejects if the worker failed. */
  set: (on: boolean) => Promise<boolean>;
}

/** A switch with its title, which stays where it was put while the worker saves it, and goes back where that fails. */
export function Switch({ mark, title, about, on, set }: SwitchProps) {
  const [shown, setShown] = useState(on);
  const [failure, setFailure] = useState<Failure | null>(null);
  const inFlight = useRef(0);
  useEffect(() => {
    if (inFlight.current === 0) setShown(on); // otherwise `on` is older than the click
  }, [on]);
  const click = async (wanted: boolean) => {
    setShown(wanted);
    inFlight.current += 1;
    setFailure(null);
    const now = await set(wanted).catch((error) => {
      setFailure(failureOf(error));
      return !wanted;
    });
    inFlight.current -= 1;
    if (inFlight.current === 0) setShown(now);
  };
  return (
    <>
      <label class="switch">
        <input
          type="checkbox"
          {...mark}
          checked={shown}
          onChange={(event) => void click(event.currentTarget.checked)}
        />
        <span>
          <strong>{title}</strong> <span class="note">{about}</span>
        </span>
      </label>
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
    </>
  );
}
