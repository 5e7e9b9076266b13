import type { ImageDatabase } from '../../lib/compare/databases.ts';
import { formatSize, t } from '../../lib/i18n.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { LayerFailure, mayReadAgain } from '../layer-failure.tsx';
import { ReadingLine } from './reading-line.tsx';
import { type CompareData, shortName } from './side.ts';
import type { Databases } from './use-databases.ts';

/** Reads the package databases of both on request, with what that costs at most, and states why they are not compared. */
export function LoadDatabases({ from, to, databases }: CompareData & { databases: Databases }) {
  const { layers, most, load } = databases;
  const reading = layers.flatMap(({ progress }) => progress ?? []);
  const failures = layers.flatMap(({ failure }) => failure ?? []);
  const sum = (all: number[]) => all.reduce((total, each) => total + each, 0);
  if (reading.length > 0) {
    const bytes = sum(reading.map((each) => each.bytes));
    const stop = () => {
      for (const each of layers) each.stop();
    };
    return (
      <p class="row" data-state="loading">
        <ReadingLine
          bytes={bytes}
          size={sum(reading.map(({ size }) => size))}
          text={t('compareReadingLayers', formatSize(bytes))}
          stop={stop}
        />
      </p>
    );
  }
  const [ours, theirs] = [databases.from, databases.to];
  if (ours === undefined || theirs === undefined)
    return (
      <>
        {failures.map((failure) => (
          <LayerFailure key={failure.kind} failure={failure} />
        ))}
        <p class="soft">{t('compareDatabases')}</p>
        {failures.every(mayReadAgain) && (
          <p class="row">
            <button type="button" class="btn" data-action="load" onClick={load}>
              {t('compareReadDatabases', formatSize(most))}
            </button>
          </p>
        )}
      </>
    );
  const problems = [
    problemOf(ours, shortName(from.reference)),
    problemOf(theirs, shortName(to.reference)),
  ].filter((problem) => problem !== undefined);
  if (problems.length === 0 && ours && theirs && ours.kind !== theirs.kind)
    problems.push(t('compareOtherDatabases', ours.kind, theirs.kind));
  return problems.map((problem) => (
    <p key={problem} class="soft">
      {problem}
    </p>
  ));
}

function problemOf(database: ImageDatabase | null, name: string): string | undefined {
  if (!database) return t('compareNoDatabase', quoted(name));
  return database.failure && t('layerNoPackages', quoted(database.path));
}
