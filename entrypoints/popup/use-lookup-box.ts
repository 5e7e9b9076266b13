import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Suggestion } from '../../components/suggestion-list.tsx';
import { actionOf } from './lookup-keys.ts';
import { asPasted, inBox } from './pasted-text.ts';
import { suggest } from './suggest.ts';
import { loadReaders, needsReaders } from './view.ts';

/** Pause in typing after which Hub is queried, in ms. */
const TYPING_PAUSE_MS = 250;

export interface LookupBoxState {
  box: RefObject<HTMLTextAreaElement | null>;
  typed: string;
  suggestions: Suggestion[];
  chosen: number;
  onInput: (next: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  /** Looks up a text; what is in the box by default. */
  go: (wanted?: string) => void;
  /** Closes the suggestions. */
  close: () => void;
}

/**
 * The state of the look-up box.
 *
 * @param text the text last looked up, here or in another part of the popup
 */
export function useLookupBox(text: string, lookUp: (text: string) => void): LookupBoxState {
  const [typed, setTyped] = useState(inBox(text));
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  const [chosen, setChosen] = useState(-1);
  const box = useRef<HTMLTextAreaElement>(null);
  const lastLookUp = useRef(text);
  /** Aborts the pause and the search that the last keystroke started. */
  const typing = useRef(new AbortController());

  const isFirst = useRef(true);
  // Before the first paint: what the reader types after it stays.
  useLayoutEffect(() => {
    const field = box.current;
    field?.focus();
    field?.scrollTo(0, 0);
    const isOwn = lastLookUp.current === text && !isFirst.current; // looked up by this box, which may hold newer text by now
    isFirst.current = false;
    if (isOwn || !field) return;
    lastLookUp.current = text;
    setTyped(inBox(text));
    close();
    // What the reader did not type is in the way of what they will: the next letter takes its place.
    field.value = inBox(text);
    field.setSelectionRange(0, field.value.length, 'backward'); // else Firefox shows the last line of a pasted text that is folded
  }, [text]);

  const close = () => {
    typing.current.abort();
    setSuggestions([]);
    setChosen(-1);
  };
  const onInput = (next: string) => {
    // Loaded by the time of Enter, whose permission request cannot wait. App reports it if that fails.
    if (needsReaders(next)) void loadReaders().catch(() => {});
    setTyped(next);
    setChosen(-1);
    typing.current.abort();
    typing.current = new AbortController();
    const { signal } = typing.current;
    const show = (found: Suggestion[]) => !signal.aborted && setSuggestions(found);
    const timer = setTimeout(() => void suggest(next, show), TYPING_PAUSE_MS);
    signal.addEventListener('abort', () => clearTimeout(timer));
  };
  const go = (shown = box.current?.value ?? '') => {
    const wanted = asPasted(shown);
    lastLookUp.current = wanted;
    setTyped(inBox(wanted));
    close();
    lookUp(wanted);
  };
  // Escape anywhere else goes back to the box; without that the browser closes the popup.
  useEffect(() => {
    if (text === '') return;
    const over = new AbortController();
    const onEscape = (event: KeyboardEvent) => {
      const field = box.current;
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || event.target === field)
        return;
      event.preventDefault();
      field?.focus();
      field?.select();
    };
    document.addEventListener('keydown', onEscape, over);
    return () => over.abort();
  }, [text]);
  const onKeyDown = (event: KeyboardEvent) => {
    // The box's own text: a fast typist presses Enter before the state has the last character.
    const state = { typed: box.current?.value ?? typed, lookedUp: lastLookUp.current, suggestions, chosen };
    const action = actionOf(state, event);
    if (!action) return;
    event.preventDefault();
    if (action.kind === 'look-up') go(action.text);
    else if (action.kind === 'choose') setChosen(action.chosen);
    else close();
    if (action.kind === 'type') setTyped(action.text);
  };
  return { box, typed, suggestions, chosen, onInput, onKeyDown, go, close };
}
