import { useEffect, useRef, useState } from 'preact/hooks';
import type { FeatureId } from '../../lib/settings/features.ts';

interface FeatureSwitchProps {
  id: FeatureId;
  title: string;
  /** What it does, in a sentence. */
  about: string;
  on: boolean;
  /** Resolves to whether it is on then. Rejects where that cannot be told. */
  set: (on: boolean) => Promise<boolean>;
}

/** One feature, what it does, and its switch, which stays where it was put while the worker is told. */
export function FeatureSwitch({ id, title, about, on, set }: FeatureSwitchProps) {
  const [shown, setShown] = useState(on);
  const inFlight = useRef(0);
  useEffect(() => {
    if (inFlight.current === 0) setShown(on); // else it is older than what was just clicked
  }, [on]);
  const click = async (wanted: boolean) => {
    setShown(wanted);
    inFlight.current += 1;
    const now = await set(wanted).catch(() => !wanted);
    inFlight.current -= 1;
    if (inFlight.current === 0) setShown(now);
  };
  return (
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
  );
}
