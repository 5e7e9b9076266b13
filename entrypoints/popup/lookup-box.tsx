import { useState } from 'preact/hooks';
import { Icon } from '../../components/inspect/icon.tsx';
import { SuggestionList } from '../../components/suggestion-list.tsx';
import { t } from '../../lib/i18n.ts';
import { MAX_PASTED } from '../../lib/paste/limits.ts';
import { keepPasted } from './pasted-text.ts';
import { useLookupBox } from './use-lookup-box.ts';

/** Lines that the box grows to for a pasted file. */
const MAX_LINES = 6;

/** The look-up box, with recent look-ups and results of Hub's search below it. Usable with the keyboard alone. */
export function LookupBox({ text, lookUp }: { text: string; lookUp: (text: string) => void }) {
  const { box, typed, suggestions, chosen, onInput, onKeyDown, go, close } = useLookupBox(text, lookUp);
  const [isEdited, setEdited] = useState(false);
  const lines = linesOf(typed);
  // A pasted text folds to one line once it is answered.
  const isFolded = lines > 1 && typed === text && !isEdited;
  return (
    <form
      class="ask lookup"
      aria-label={t('popupLookUp')}
      onSubmit={(event) => {
        event.preventDefault();
        setEdited(false);
        go();
      }}
    >
      <span class={isFolded ? 'field pasted folded' : lines > 1 ? 'field pasted' : 'field'}>
        <Icon name="search" />
        <textarea
          ref={box}
          id="image"
          rows={isFolded ? 1 : lines}
          maxLength={MAX_PASTED + 1}
          value={typed}
          placeholder={t('popupPlaceholder')}
          aria-label={t('popupLabel')}
          aria-autocomplete="list"
          aria-controls="suggestions"
          aria-activedescendant={chosen >= 0 ? `suggestion-${chosen}` : undefined}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => {
            setEdited(true);
            onInput(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) setEdited(false);
            onKeyDown(event);
          }}
          onPaste={keepPasted}
          onBlur={close}
        />
        {isFolded ? (
          <button
            type="button"
            class="btn quiet"
            data-action="edit"
            onClick={() => {
              setEdited(true);
              box.current?.focus();
            }}
          >
            {t('edit')}
          </button>
        ) : (
          <button type="submit" class="btn quiet" title={t('popupLookUp')} aria-label={t('popupLookUp')}>
            <kbd>↵</kbd>
          </button>
        )}
      </span>
      <SuggestionList suggestions={suggestions} chosen={chosen} choose={go} />
    </form>
  );
}

const linesOf = (text: string): number => text.slice(0, 10_000).split('\n', MAX_LINES).length;
