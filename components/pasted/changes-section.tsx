import { type MessageKey, plural, t } from '../../lib/i18n.ts';
import type { DiffLine } from '../../lib/paste/pin/diff.ts';
import { redrawnWhenOther } from '../redrawn.tsx';
import { useCopy } from '../use-copy.ts';
import { ExactText } from './exact-text.tsx';

export type Mode = 'pin' | 'within' | 'newest';

const MODES: [Mode, MessageKey][] = [
  ['pin', 'modePin'],
  ['within', 'modeWithin'],
  ['newest', 'modeNewest'],
];

interface ChangesSectionProps {
  mode: Mode;
  chooseMode: (mode: Mode) => void;
  lines: DiffLine[];
  /** How many places of the text change. */
  changes: number;
  /** The text with digests, and with the tags of the mode. */
  pinned: string;
  updated: string;
  /** Digests of newer tags that are still asked for. */
  missing: number;
}

/** What changes in the text, line by line, the whole of it, and the buttons that copy it. */
export function ChangesSection(props: ChangesSectionProps) {
  const { mode, chooseMode, lines, changes, pinned, updated, missing } = props;
  return (
    <section class="part">
      <header>
        <h2>{t('changesTitle')}</h2>
        <fieldset class="seg">
          <legend class="unseen">{t('changesMode')}</legend>
          {MODES.map(([id, name]) => (
            <button
              key={id}
              type="button"
              data-mode={id}
              aria-pressed={mode === id}
              onClick={() => chooseMode(id)}
            >
              {t(name)}
            </button>
          ))}
        </fieldset>
      </header>
      <p class="note" role="status">
        {changes === 0 ? t('nothingChanges') : plural('changesInText', changes)}
        {missing > 0 && ` ${plural('digestsMissing', missing)}`}
      </p>
      {lines.length > 0 && <Diff lines={lines} />}
      <details>
        <summary>{t('wholePinned')}</summary>
        <pre class="exact" data-pinned dir="ltr">
          <ExactText text={pinned} />
        </pre>
      </details>
      {mode !== 'pin' && (
        <details>
          <summary>{t('wholeUpdated')}</summary>
          <pre class="exact" data-updated dir="ltr">
            <ExactText text={updated} />
          </pre>
        </details>
      )}
    </section>
  );
}

/** Lines beyond which those out of sight are not laid out. */
const MANY = 200;

const SIGNS = { same: '', was: '−', now: '+', gap: '' } as const;

function Diff({ lines }: { lines: DiffLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section class={lines.length > MANY ? 'patch many' : 'patch'} tabIndex={0} aria-label={t('changesTitle')}>
      <pre dir="ltr">
        {lines.map((line, at) => (
          <Line key={`${line.kind} ${line.number || lines[at + 1]?.number}`} line={line} />
        ))}
      </pre>
    </section>
  );
}

const Line = redrawnWhenOther(({ line: { kind, number, pieces } }: { line: DiffLine }) => (
  <span class={kind} data-line={kind}>
    <span>{kind === 'gap' ? '⋯' : number}</span>
    <span>{SIGNS[kind]}</span>
    <code>
      {pieces.map(({ text, isNew }, at) => {
        const Part = isNew ? 'ins' : 'span';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line have no state
          <Part key={at} title={isNew ? text : undefined}>
            <ExactText text={text} />
          </Part>
        );
      })}
    </code>
  </span>
));

/** A text as it is shown, and as it is copied: `exact` reads it again if that was not done yet. */
interface Copied {
  text: string;
  exact: () => string;
}

interface CopyBarProps {
  mode: Mode;
  pinned: Copied;
  updated: Copied;
  chosen: number;
  images: number;
}

/** Copies the text as the section above shows it. */
export function CopyBar({ mode, pinned, updated, chosen, images }: CopyBarProps) {
  return (
    <div class="sticky">
      <span class="note">{t('chosenOf', chosen, images)}</span>
      <span class="grow" />
      {mode !== 'pin' && <CopyText {...updated} action="copy-updated" name="copyUpdatedFile" />}
      <CopyText {...pinned} action="copy-pinned" name="copyPinnedFile" isPrimary />
    </div>
  );
}

interface CopyTextProps extends Copied {
  action: string;
  name: MessageKey;
  isPrimary?: boolean;
}

function CopyText({ text, exact, action, name, isPrimary = false }: CopyTextProps) {
  const { copied, refused, copy, reset } = useCopy();
  const isCopied = copied === text;
  return (
    <button
      type="button"
      class={isPrimary ? 'btn primary' : 'btn'}
      data-action={action}
      onClick={() => copy(exact())}
      onBlur={reset}
    >
      <span aria-live="polite">{t(isCopied ? 'copied' : refused === null ? name : 'copyRefused')}</span>
    </button>
  );
}
