import { expect, expectTypeOf, test } from 'vitest';
import type { Children } from '../../components/children.ts';
import { Foreign } from '../../components/foreign.tsx';
import { t } from '../../lib/i18n.ts';
import type { Drawings } from '../../lib/oci/fields/field.ts';
import type { HistoryEntry } from '../../lib/oci/history.ts';
import type { Label } from '../../lib/oci/values/labels.ts';
import { quoted } from '../../lib/oci/visible.ts';
import type { Drawable, Outside } from '../../lib/text/outside.ts';

/** Checked by the compiler, which `npm test` runs: where a line compiles, the comment above it is an error. */
const refused = (text: Outside, texts: Outside[]) => [
  // @ts-expect-error as content
  <p key="1">{text}</p>,
  // @ts-expect-error among other content
  <p key="2">tag {text} of</p>,
  // @ts-expect-error behind a condition
  <p key="3">{text !== '' && text}</p>,
  // @ts-expect-error in a list
  <p key="4">{texts.map((each) => each)}</p>,
  // @ts-expect-error as an attribute that is shown
  <p key="5" title={text} />,
  // @ts-expect-error as a name for readers of the screen
  <button key="6" type="button" aria-label={text} />,
  // @ts-expect-error cut
  <p key="7">{text.slice(0, 9).trim()}</p>,
  // @ts-expect-error one of its lines
  <p key="8">{text.split('\n')[0]}</p>,
  // @ts-expect-error in a sentence
  t('accountAs', text),
];

const taken = (text: Outside) => [
  <Foreign key="1" text={text} />,
  <p key="2">{t('accountAs', quoted(text))}</p>,
  <p key="3" data-value={text} class="note">
    own text
  </p>,
];

test('text from outside is refused where it would be drawn, and taken by Foreign', () => {
  expect([refused, taken]).toHaveLength(2);
  expectTypeOf<Outside>().not.toExtend<Children>();
  expectTypeOf<Outside>().not.toExtend<Drawable>();
  expectTypeOf<Outside>().toExtend<string>();
  expectTypeOf<'own'>().toExtend<Drawable>();
  expectTypeOf<string>().toExtend<Outside>();
});

test('what configs, labels and build steps have is such text', () => {
  expectTypeOf<Label['value']>().toEqualTypeOf<Outside>();
  expectTypeOf<Drawings['code']>().toEqualTypeOf<Outside>();
  expectTypeOf<Drawings['lines']>().toEqualTypeOf<Outside[]>();
  expectTypeOf<HistoryEntry['createdBy']>().toEqualTypeOf<Outside>();
});
