import { useEffect, useRef, useState } from 'preact/hooks';
import { type Suggestion, SuggestionList } from '../../components/suggestion-list.tsx';
import { t } from '../../lib/i18n.ts';
import { suggest } from './suggest.ts';

/** How long the reader must pause in typing before Hub is asked, in ms. */
const PAUSE = 250;

/** The box, with what was looked up lately and what Hub's search finds below it. Keyboard alone is enough. */
export function LookupBox({ text, lookUp }: { text: string; lookUp: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  const [chosen, setChosen] = useState(-1);
  const box = useRef<HTMLTextAreaElement>(null);
  const asked = useRef(text);

  useEffect(() => {
    setTyped(text);
    asked.current = text;
    close();
    box.current?.focus();
  }, [text]);

  useEffect(() => {
    if (typed === asked.current) return;
    const over = new AbortController();
    const show = (found: Suggestion[]) => !over.signal.aborted && setSuggestions(found);
    const timer = setTimeout(() => void suggest(typed, show), PAUSE);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [typed]);

  const close = () => {
    setSuggestions([]);
    setChosen(-1);
  };
  const go = (wanted: string) => {
    asked.current = wanted;
    setTyped(wanted);
    close();
    lookUp(wanted);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const open = suggestions.length > 0;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      go(suggestions[chosen]?.text ?? typed);
    } else if (event.key === 'Escape' && (open || typed !== '')) {
      event.preventDefault(); // the first press empties, the next one closes the popup
      if (open) close();
      else setTyped('');
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
        go(typed);
      }}
    >
      <textarea
        ref={box}
        id="image"
        rows={1}
        value={typed}
        placeholder={t('popupPlaceholder')}
        aria-label={t('popupLabel')}
        aria-autocomplete="list"
        aria-controls="suggestions"
        aria-activedescendant={chosen >= 0 ? `suggestion-${chosen}` : undefined}
        spellcheck={false}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <button type="submit">{t('popupLookUp')}</button>
      <SuggestionList suggestions={suggestions} chosen={chosen} choose={go} />
    </form>
  );
}
