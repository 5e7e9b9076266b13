import type { StepDifference, WordDifference } from '../../lib/compare/steps.ts';
import { plural, t } from '../../lib/i18n.ts';
import { Foreign, ForeignLines } from '../foreign.tsx';
import { useFirst } from '../use-first.tsx';
import { Folded } from './diff-rows.tsx';

/** Characters of unchanged text that stay on both sides of a change. */
const CONTEXT = 80;
/** Characters of one change that are drawn. */
const MAX_WORD = 20_000;

/** The steps that differ, word by word; the others are folded. */
export function Steps({ steps }: { steps: readonly StepDifference[] }) {
  const changed = steps.filter(({ diff }) => diff !== 'same');
  const same = steps.filter(({ diff }) => diff === 'same');
  if (steps.length === 0) return null;
  return (
    <section class="section" id="steps">
      <header>
        <h2>{t('compareSteps')}</h2>
        <span class="soft">{t('compareChangedOf', changed.length, steps.length)}</span>
      </header>
      <List steps={changed} />
      <Folded label={plural('compareSameSteps', same.length)} count={same.length}>
        {[<List key="same" steps={same.slice(0, 100)} />]}
      </Folded>
    </section>
  );
}

function List({ steps }: { steps: readonly StepDifference[] }) {
  const [shown, more] = useFirst(steps);
  return (
    <>
      <ol class="steps">
        {shown.map(({ diff, at, instruction, words }) => (
          <li key={`${diff} ${at}`} data-step={at} data-instruction={instruction} data-diff={diff}>
            <span>{at}</span>
            <code>
              <b>
                <Foreign text={instruction} />
              </b>{' '}
              {words.map((word, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the words stay where they are
                <Word key={index} {...word} isShort={diff === 'changed'} />
              ))}
            </code>
          </li>
        ))}
      </ol>
      {more}
    </>
  );
}

/** Long text that is the same is cut in its middle. */
function Word({ diff, text, isShort }: WordDifference & { isShort: boolean }) {
  const whole = <ForeignLines text={text} max={MAX_WORD} />;
  if (diff === 'removed') return <del>{whole}</del>;
  if (diff === 'added') return <ins>{whole}</ins>;
  if (!isShort || text.length <= 2 * CONTEXT) return whole;
  return (
    <>
      <ForeignLines text={text} max={CONTEXT} /> <i>{t('compareSameText', text.length - 2 * CONTEXT)}</i>{' '}
      <ForeignLines text={text.slice(-CONTEXT)} max={CONTEXT} />
    </>
  );
}
