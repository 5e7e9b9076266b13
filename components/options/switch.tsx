import { useState } from 'preact/hooks';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { t } from '../../lib/i18n.ts';
import { FailureNote } from '../failure-note.tsx';
import { useChosen } from './use-chosen.ts';

interface SwitchProps {
  /** What names it in the DOM: `data-feature` or `data-setting`, and its id. */
  mark: { 'data-feature': string } | { 'data-setting': string };
  title: string;
  /** What the feature does, in one sentence. */
  about: string;
  on: boolean;
  /** The worker's answer that `on` is from: another object each time. */
  answer: object;
  /** Saves it and asks for another answer. Rejects if the worker failed. */
  set: (on: boolean) => Promise<unknown>;
}

/** A switch with its title, which stays where it was put while the worker saves it, and goes back where that fails. */
export function Switch({ mark, title, about, on, answer, set }: SwitchProps) {
  const [chosen, choose] = useChosen<boolean>(answer);
  const [failure, setFailure] = useState<Failure | null>(null);
  const click = async (wanted: boolean) => {
    setFailure(null);
    await choose(wanted, () => set(wanted)).catch((error) => setFailure(failureOf(error)));
  };
  return (
    <>
      <label class="switch">
        <input
          type="checkbox"
          {...mark}
          checked={chosen ?? on}
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
