import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import { Icon } from '../inspect/icon.tsx';

interface PairProps {
  from: string;
  to: string;
  /** Compares these two texts. */
  compare: (from: string, to: string) => void;
}

/** Both references, each in its box, and the button that swaps them. */
export function Pair({ from, to, compare }: PairProps) {
  const ours = useRef<HTMLInputElement>(null);
  const theirs = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (to === '') theirs.current?.focus();
  }, [to]);
  const read = (): [string, string] => [ours.current?.value.trim() ?? '', theirs.current?.value.trim() ?? ''];
  return (
    <form
      class="pair"
      onSubmit={(event) => {
        event.preventDefault();
        compare(...read());
      }}
    >
      <Box input={ours} label={t('compareFrom')} name="from" text={from} />
      <button
        class="btn icon quiet"
        type="button"
        data-action="swap"
        aria-label={t('compareSwap')}
        title={t('compareSwap')}
        onClick={() => {
          const [one, other] = read();
          compare(other, one);
        }}
      >
        <Icon name="swap" />
      </button>
      <Box input={theirs} label={t('compareTo')} name="to" text={to} />
      <button class="btn" type="submit" data-action="compare">
        {t('compareDo')}
      </button>
    </form>
  );
}

interface BoxProps {
  input: { current: HTMLInputElement | null };
  label: string;
  name: string;
  text: string;
}

const Box = ({ input, label, name, text }: BoxProps) => (
  <label class="field">
    <span class="soft">{label}</span>
    <input
      ref={input}
      key={text}
      name={name}
      defaultValue={text}
      maxLength={600}
      autocomplete="off"
      spellcheck={false}
    />
  </label>
);
