import { useMemo, useState } from 'preact/hooks';
import { formatSize, t } from '../../lib/i18n.ts';
import { type EntryList, entryAt } from '../../lib/layers/entry-list.ts';
import { type Child, foldersOf } from '../../lib/layers/folders.ts';
import { ENTRY_KINDS, hasBytes } from '../../lib/layers/format/entry.ts';
import { Foreign } from '../foreign.tsx';
import { fileFacts } from './file-facts.ts';
import { Icon } from './icon.tsx';
import { STEP, treeRows } from './tree-rows.ts';

/** A layer of at most this many entries opens with all its folders open, unless those are many more. */
const OPEN_UP_TO = 500;
const OPEN_FOLDERS_UP_TO = 1000;
/** Characters of a name that are drawn. */
const MAX_NAME = 300;
/** Levels that are drawn further to the right. */
const MAX_INDENT = 20;

interface LayerTreeProps {
  listing: EntryList;
  /** Shows one file. In: its index. */
  openFile: (at: number) => void;
  /** What stands beside the size of a file. */
  noteOf?: ((at: number) => string) | undefined;
}

/** The entries of a layer as folders: closed at first, unless they are few. */
export function LayerTree({ listing, openFile, noteOf }: LayerTreeProps) {
  const folders = useMemo(() => foldersOf(listing, ENTRY_KINDS.indexOf('dir')), [listing]);
  const first = useMemo(() => {
    const isOpen = listing.paths.length <= OPEN_UP_TO && folders.size <= OPEN_FOLDERS_UP_TO;
    return new Set(isOpen ? folders.keys() : []);
  }, [listing]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map());
  const isOpen = (folder: string) => first.has(folder) !== turned.has(folder);
  const turn = (folder: string) =>
    setTurned((before) => {
      const next = new Set(before);
      if (!next.delete(folder)) next.add(folder);
      return next;
    });
  const more = (folder: string) =>
    setShown((before) => new Map(before).set(folder, (before.get(folder) ?? STEP) + STEP));
  return (
    <div class="tree" data-entries={listing.paths.length}>
      <ul>
        {treeRows(folders, isOpen, shown).map((row) =>
          row.kind === 'entry' ? (
            <Row
              key={row.child.path}
              {...row.child}
              {...{ listing, openFile, noteOf }}
              depth={row.depth}
              isOpen={isOpen(row.child.path)}
              turn={turn}
            />
          ) : (
            <li key={`${row.folder}/`}>
              <button type="button" class="more" onClick={() => more(row.folder)}>
                {t('more', row.count)}
              </button>
            </li>
          ),
        )}
      </ul>
    </div>
  );
}

interface RowProps extends LayerTreeProps, Child {
  depth: number;
  isOpen: boolean;
  turn: (folder: string) => void;
}

function Row({ path, name, at, isFolder, listing, isOpen, depth, turn, openFile, noteOf }: RowProps) {
  const entry = at < 0 ? null : entryAt(listing, at);
  const { kind, size, target, isOpaque } = entry ?? NO_ENTRY;
  const text = (
    <span class={kind === 'whiteout' ? 'gone' : undefined}>
      <Foreign text={name} max={MAX_NAME} />
    </span>
  );
  const facts = entry ? fileFacts(entry) : undefined;
  return (
    <li
      data-file={path}
      data-kind={isFolder && kind !== 'whiteout' ? 'dir' : kind}
      data-size={size}
      style={`--d: ${Math.min(depth, MAX_INDENT)}`}
    >
      {isFolder ? (
        <button type="button" aria-expanded={isOpen} title={facts} onClick={() => turn(path)}>
          <Icon name={isOpen ? 'down' : 'right'} />
          {text}
          {isOpaque && <span class="soft">{t('layerOpaque')}</span>}
        </button>
      ) : (
        <div title={facts}>
          <Icon name="file" />
          {hasBytes(kind) ? (
            <button type="button" class="link" data-action="file" onClick={() => openFile(at)}>
              {text}
            </button>
          ) : (
            text
          )}
          {target !== undefined && (
            <span class="soft">
              → <Foreign text={target} max={MAX_NAME} />
            </span>
          )}
          {kind === 'whiteout' && <span class="soft">{t('layerRemoved')}</span>}
          {kind === 'other' && <span class="soft">{t('layerDevice')}</span>}
          {kind === 'file' && <span class="num">{noteOf?.(at) ?? formatSize(size)}</span>}
        </div>
      )}
    </li>
  );
}

const NO_ENTRY = { kind: 'dir', size: 0, target: undefined, isOpaque: undefined } as const;
