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
        onPaste={keepPasted}
        onBlur={close}
      />
      <button type="submit">{t('popupLookUp')}</button>
      <SuggestionList suggestions={suggestions} chosen={chosen} choose={go} />
    </form>
  );
}

const linesOf = (text: string): number => text.slice(0, 10_000).split('\n', MAX_LINES).length;
