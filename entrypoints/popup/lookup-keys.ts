import type { Suggestion } from '../../components/suggestion-list.tsx';

/** The look-up box as plain data. */
export interface BoxState {
  typed: string;
  /** The text that the page below shows. */
  lookedUp: string;
  suggestions: Suggestion[];
  /** Position of the chosen suggestion; -1 is the box itself. */
  chosen: number;
}

/** The part of a keydown that the box reads. `isComposing`: the key goes to an input method, which composes a character. */
export type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing'>;

export type KeyAction =
  | { kind: 'look-up'; text: string }
  | { kind: 'choose'; chosen: number }
  /** Closes the list of suggestions. */
  | { kind: 'close' }
  /** Puts another text into the box without looking it up. */
  | { kind: 'type'; text: string };

const STEPS = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

/**
 * What a key does in the look-up box; null leaves it to the browser. Escape goes back one step at a time: it closes the list, then
 * restores the text that was looked up, then empties the box and returns to the start page.
 */
export function actionOf(state: BoxState, { key, shiftKey, isComposing }: Key): KeyAction | null {
  const { typed, lookedUp, suggestions, chosen } = state;
  const isOpen = suggestions.length > 0;
  if (isComposing) return null;
  if (key === 'Enter') return shiftKey ? null : { kind: 'look-up', text: suggestions[chosen]?.text ?? typed };
  if (key === 'Escape') {
    if (isOpen) return { kind: 'close' };
    if (typed !== lookedUp) return { kind: 'type', text: lookedUp };
    return typed === '' ? null : { kind: 'look-up', text: '' };
  }
  const step = STEPS.get(key);
  if (!isOpen || step === undefined) return null;
  const places = suggestions.length + 1; // the last one is the box itself
  return { kind: 'choose', chosen: ((chosen + 1 + step + places) % places) - 1 };
}
