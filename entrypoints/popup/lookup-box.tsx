import { useEffect, useRef, useState } from 'preact/hooks';
import { type Suggestion, SuggestionList } from '../../components/suggestion-list.tsx';
import { t } from '../../lib/i18n.ts';
import { MAX_PASTED } from '../../lib/paste/limits.ts';
import { suggest } from './suggest.ts';

/** How long the reader must pause in typing before Hub is asked, in ms. */
const PAUSE = 250;

/** Lines of a pasted file that the box grows to. */
const MOST_LINES = 6;

/** The box, with what was looked up lately and what Hub's search finds below it. Keyboard alone is enough. */
export function LookupBox({ text, lookUp }: { text: string; lookUp: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  const [chosen, setChosen] = useState(-1);
  const box = useRef<HTMLTextAreaElement>(null);
  /** What was last looked up, by this box or beside it. */
  const asked = useRef(text);
  /** Ends what the last typed sign began: a pause, a search. */
  const typing = useRef(new AbortController());

  useEffect(() => {
    box.current?.focus();
    box.current?.scrollTo(0, 0);
    if (asked.current === text) return; // asked for here: by now there may be something newer in the box
    asked.current = text;
    setTyped(text);
    close();
  }, [text]);

  const close = () => {
    typing.current.abort();
    setSuggestions([]);
    setChosen(-1);
  };
  const onInput = (next: string) => {
    setTyped(next);
    setChosen(-1);
    typing.current.abort();
    typing.current = new AbortController();
    const { signal } = typing.current;
    const show = (found: Suggestion[]) => !signal.aborted && setSuggestions(found);
    const timer = setTimeout(() => void suggest(next, show), PAUSE);
    signal.addEventListener('abort', () => clearTimeout(timer));
  };
  const go = (wanted = box.current?.value ?? '') => {
    asked.current = wanted;
    setTyped(wanted);
    close();
    lookUp(wanted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const open = suggestions.length > 0;
    if (event.isComposing) return; // Enter only chooses what the input method offers
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      go(suggestions[chosen]?.text);
    } else if (event.key === 'Escape' && (open || typed !== '')) {
      event.preventDefault(); // first it closes the list, then it empties the box, then it is the browser's
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

const linesOf = (text: string): number => text.slice(0, 10_000).split('\n', MOST_LINES).length;
