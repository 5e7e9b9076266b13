import { useEffect, useRef, useState } from 'preact/hooks';
import { type Suggestion, SuggestionList } from '../../components/suggestion-list.tsx';
import { t } from '../../lib/i18n.ts';
import { MAX_PASTED } from '../../lib/paste/limits.ts';
import { suggest } from './suggest.ts';
import { loadReaders, needsReaders } from './view.ts';

/** Pause in typing after which Hub is queried, in ms. */
const TYPING_PAUSE_MS = 250;

/** Lines that the box grows to for a pasted file. */
const MAX_LINES = 6;

/** The look-up box, with recent look-ups and results of Hub's search below it. Usable with the keyboard alone. */
export function LookupBox({ text, lookUp }: { text: string; lookUp: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  const [chosen, setChosen] = useState(-1);
  const box = useRef<HTMLTextAreaElement>(null);
  /** The text last looked up, by this box or by another part of the popup. */
  const lastLookUp = useRef(text);
  /** Aborts the pause and the search that the last keystroke started. */
  const typing = useRef(new AbortController());

  useEffect(() => {
    box.current?.focus();
    box.current?.scrollTo(0, 0);
    if (lastLookUp.current === text) return; // looked up by this box, which may hold newer text by now
    lastLookUp.current = text;
    setTyped(text);
    close();
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
  const go = (wanted = box.current?.value ?? '') => {
    lastLookUp.current = wanted;
    setTyped(wanted);
    close();
    lookUp(wanted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const open = suggestions.length > 0;
    if (event.isComposing) return; // Enter only confirms what the input method composes
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      go(suggestions[chosen]?.text);
    } else if (event.key === 'Escape' && (open || typed !== '')) {
      event.preventDefault(); // first closes the list, then empties the box, then is left to the browser
      close();
      if (!open) setTyped('');
    } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const places = suggestions.length + 1; // the last one is the box itself
      setChosen((at) => ((at + 1 + step + places) % places) - 1);
    }
  };

  return (
    <form
      class="lookup"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <textarea
        ref={box}
        id="image"
        rows={linesOf(typed)}
        maxLength={MAX_PASTED + 1}
        value={typed}
        placeholder={t('popupPlaceholder')}
        aria-label={t('popupLabel')}
        aria-autocomplete="list"
        aria-controls="suggestions"
        aria-activedescendant={chosen >= 0 ? `suggestion-${chosen}` : undefined}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <button type="submit">{t('popupLookUp')}</button>
      <SuggestionList suggestions={suggestions} chosen={chosen} choose={go} />
    </form>
  );
}

const linesOf = (text: string): number => text.slice(0, 10_000).split('\n', MAX_LINES).length;
