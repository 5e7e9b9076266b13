import { useState } from 'preact/hooks';
import type { FileDifference } from '../../lib/compare/files.ts';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { Entry } from '../../lib/layers/format/entry.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { Foreign } from '../foreign.tsx';
import { Folded } from './diff-rows.tsx';

/** Rows drawn at once. */
const STEP = 500;
/** A search is offered from this many on. */
const SEARCHED_FROM = 20;

/** The files that differ, as a list with a search by path; those that may be the same folded. */
export function FileRows({ files }: { files: readonly FileDifference[] }) {
  const [wanted, setWanted] = useState('');
  const [shown, setShown] = useState(STEP);
  const text = wanted.trim().toLowerCase();
  const found = files.filter(({ path }) => path.toLowerCase().includes(text));
  const differing = found.filter(({ diff }) => diff !== 'same');
  const unknown = found.filter(({ isUnknown }) => isUnknown);
  return (
    <>
      {files.length >= SEARCHED_FROM && (
        <label class="field">
          <input
            name="path"
            placeholder={t('layerSearch')}
            aria-label={t('layerSearch')}
            maxLength={300}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </label>
      )}
      {differing.length > 0 && (
        <ul class="tree files">
          {differing.slice(0, shown).map((file) => (
            <Row key={file.path} {...file} />
          ))}
        </ul>
      )}
      {differing.length > shown && (
        <button type="button" class="more" onClick={() => setShown(shown + STEP)}>
          {t('more', differing.length - shown)}
        </button>
      )}
      <Folded label={plural('compareFilesUnknown', unknown.length)} count={unknown.length}>
        {unknown.slice(0, 100).map((file) => (
          <ul key={file.path} class="tree files">
            <Row {...file} />
          </ul>
        ))}
      </Folded>
    </>
  );
}

const SIGNS = { added: '+', removed: '−', changed: '≠', same: '=' };
const NAMES = {
  added: 'compareLayerAdded',
  removed: 'compareLayerRemoved',
  changed: 'compareLayerChanged',
  same: 'compareLayerSame',
} as const;

function Row({ path, diff, from, to }: FileDifference) {
  return (
    <li
      data-file={path}
      data-diff={diff}
      data-kind={(to ?? from)?.kind}
      data-from={from && (from.target ?? from.size)}
      data-to={to && (to.target ?? to.size)}
    >
      <div>
        <span class="sign" aria-hidden="true">
          {SIGNS[diff]}
        </span>
        <span class="vh">{t(NAMES[diff])}</span>
        <span class={diff === 'removed' ? 'gone' : undefined}>
          <Foreign text={path} max={1000} />
        </span>
        <span class="num">{whatOf(from, to)}</span>
      </div>
    </li>
  );
}

const octal = ({ mode }: Entry): string => mode.toString(8).padStart(4, '0');

/** `12 kB → 14 kB`; of an equal size what else is another. */
function whatOf(from: Entry | undefined, to: Entry | undefined): string {
  const [only] = [from, to].filter((entry) => entry !== undefined);
  if (!from || !to)
    return only?.kind === 'file'
      ? formatSize(only.size)
      : (only?.target ?? '') && `→ ${quoted(only?.target ?? '')}`;
  if (from.kind !== to.kind) return `${from.kind} → ${to.kind}`;
  if (from.size !== to.size) return `${formatSize(from.size)} → ${formatSize(to.size)}`;
  if (from.target !== to.target) return `${quoted(from.target ?? '')} → ${quoted(to.target ?? '')}`;
  if (from.mode !== to.mode) return `${octal(from)} → ${octal(to)}`;
  if (from.uid !== to.uid || from.gid !== to.gid) return `${from.uid}:${from.gid} → ${to.uid}:${to.gid}`;
  return to.kind === 'file' ? t('compareFileContents', formatSize(to.size)) : '';
}
