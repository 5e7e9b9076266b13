import { useEffect, useRef, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { t } from '../../lib/i18n.ts';
import type { FeatureId } from '../../lib/settings/features.ts';
import { FailureNote } from '../failure-note.tsx';

interface FeatureSwitchProps {
  id: FeatureId;
  title: string;
  /** What it does, in a sentence. */
  about: string;
  on: boolean;
  /** Resolves to whether it is on then. Rejects where the worker failed. */
  set: (on: boolean) => Promise<boolean>;
}

/** One feature with its switch, which stays where it was put while the worker saves it, and goes back where that fails. */
export function FeatureSwitch({ id, title, about, on, set }: FeatureSwitchProps) {
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
          data-feature={id}
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
