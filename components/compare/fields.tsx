import type { FieldDifference } from '../../lib/compare/fields.ts';
import { type MessageKey, plural, t } from '../../lib/i18n.ts';
import { Icon } from '../inspect/icon.tsx';
import { type DiffRow, DiffRows, Folded } from './diff-rows.tsx';

const NAMES: Partial<Record<string, MessageKey>> = {
  entrypoint: 'fieldEntrypoint',
  cmd: 'fieldCmd',
  user: 'fieldUser',
  workdir: 'fieldWorkdir',
  ports: 'fieldPorts',
  volumes: 'fieldVolumes',
  healthcheck: 'fieldHealthcheck',
  stopsignal: 'fieldStopSignal',
  shell: 'fieldShell',
  platform: 'platform',
  base: 'compareBaseTitle',
};

const nameOf = (field: string): string => {
  const key = NAMES[field];
  return key ? t(key) : field;
};

/** A value that is its own key (a port, a volume) is told by its field's name. */
const rowOf = ({ field, key, diff, from, to }: FieldDifference): DiffRow => ({
  field,
  key,
  name: field === 'env' || field === 'labels' ? (key ?? field) : nameOf(field),
  diff,
  from,
  to,
});

const isSame = ({ diff }: FieldDifference) => diff === 'same';

/** Fields that may break who runs the image, and differ. */
export const breakingIn = (fields: readonly FieldDifference[]): FieldDifference[] =>
  fields.filter((field) => field.isBreaking && !isSame(field));

/** Other fields that differ, but for those that do between any two builds. */
export const othersIn = (fields: readonly FieldDifference[]): FieldDifference[] =>
  fields.filter((field) => !field.isBreaking && !isSame(field) && !field.isExpected);

/** What may break who runs the image, first. In: all fields, platforms among them. */
export function Breaking({ fields }: { fields: readonly FieldDifference[] }) {
  const changed = breakingIn(fields);
  const same = fields.filter((field) => field.isBreaking && isSame(field));
  return (
    <section class="break" id="break">
      <h2>{t('compareBreaking')}</h2>
      {changed.length === 0 ? (
        <div class="notice">
          <Icon name="check" />
          <p>{t('compareNothingBreaks')}</p>
        </div>
      ) : (
        <DiffRows rows={changed.map(rowOf)} />
      )}
      <Folded label={plural('compareSameFields', same.length)} count={same.length}>
        {[<DiffRows key="same" rows={same.map(rowOf)} />]}
      </Folded>
    </section>
  );
}

/** Environment and labels. What is the same or differs between any two builds is folded. */
export function OtherFields({ fields }: { fields: readonly FieldDifference[] }) {
  const others = fields.filter(({ isBreaking }) => !isBreaking);
  const shown = othersIn(fields);
  const folded = others.filter((field) => isSame(field) || field.isExpected);
  if (others.length === 0) return null;
  return (
    <section class="section" id="env">
      <header>
        <h2>{t('compareFields')}</h2>
      </header>
      {shown.length === 0 ? <p class="soft">{t('compareNoFields')}</p> : <DiffRows rows={shown.map(rowOf)} />}
      <Folded label={plural('compareFoldedFields', folded.length)} count={folded.length}>
        {[<DiffRows key="same" rows={folded.slice(0, 100).map(rowOf)} />]}
      </Folded>
    </section>
  );
}
