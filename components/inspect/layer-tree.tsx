import { useMemo, useState } from 'preact/hooks';
import { formatSize, t } from '../../lib/i18n.ts';
import { type EntryList, entryAt } from '../../lib/layers/entry-list.ts';
import { type Folder, foldersOf } from '../../lib/layers/folders.ts';
import { ENTRY_KINDS, nameOf } from '../../lib/layers/format/entry.ts';
import { Foreign } from '../foreign.tsx';
import { Icon } from './icon.tsx';

/** Entries of a folder drawn at once. */
const STEP = 500;
/** A layer of at most this many entries opens with all its folders open. */
const OPEN_UP_TO = 500;
/** Characters of a name that are drawn. */
const MAX_NAME = 300;

interface LayerTreeProps {
  listing: EntryList;
  /** Shows one file. */
  openFile: (path: string) => void;
}

/** The entries of a layer as folders: closed at first, unless they are few. */
export function LayerTree({ listing, openFile }: LayerTreeProps) {
  const folders = useMemo(() => foldersOf(listing, ENTRY_KINDS.indexOf('dir')), [listing]);
  const isOpen = listing.paths.length <= OPEN_UP_TO;
  return (
    <div class="tree" data-entries={listing.paths.length}>
      <Children path="" {...{ folders, listing, isOpen, openFile }} depth={0} />
    </div>
  );
}

interface ChildrenProps extends LayerTreeProps {
  path: string;
  folders: Map<string, Folder>;
  isOpen: boolean;
  depth: number;
}

function Children({ path, folders, listing, isOpen, depth, openFile }: ChildrenProps) {
  const [shown, setShown] = useState(STEP);
  const children = folders.get(path)?.children ?? [];
  return (
    <ul>
      {children.slice(0, shown).map((child) => (
        <Row key={child.path} {...child} {...{ folders, listing, isOpen, depth, openFile }} />
      ))}
      {children.length > shown && (
        <li>
          <button type="button" class="more" onClick={() => setShown(shown + STEP)}>
            {t('more', children.length - shown)}
          </button>
        </li>
      )}
    </ul>
  );
}

interface RowProps extends ChildrenProps {
  at: number;
  isFolder: boolean;
}

function Row({ path, at, isFolder, folders, listing, isOpen: opens, depth, openFile }: RowProps) {
  const [isOpen, setOpen] = useState(opens);
  const { kind, size, mode, uid, gid, target, isOpaque } = at < 0 ? NO_ENTRY : entryAt(listing, at);
  const name = (
    <span class={kind === 'whiteout' ? 'gone' : undefined}>
      <Foreign text={nameOf(path)} max={MAX_NAME} />
    </span>
  );
  const facts = at < 0 ? undefined : `${mode.toString(8).padStart(4, '0')} ${uid}:${gid}`;
  return (
    <li
      data-file={path}
      data-kind={isFolder && kind !== 'whiteout' ? 'dir' : kind}
      data-size={size}
      style={`--d: ${depth}`}
    >
      {isFolder ? (
        <button type="button" aria-expanded={isOpen} title={facts} onClick={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? 'down' : 'right'} />
          {name}
          {isOpaque && <span class="soft">{t('layerOpaque')}</span>}
        </button>
      ) : (
        <div title={facts}>
          <Icon name="file" />
          {kind === 'file' ? (
            <button type="button" class="link" data-action="file" onClick={() => openFile(path)}>
              {name}
            </button>
          ) : (
            name
          )}
          {target !== undefined && (
            <span class="soft">
              → <Foreign text={target} max={MAX_NAME} />
            </span>
          )}
          {kind === 'whiteout' && <span class="soft">{t('layerRemoved')}</span>}
          {kind === 'file' && <span class="num">{formatSize(size)}</span>}
        </div>
      )}
      {isFolder && isOpen && (
        <Children {...{ path, folders, listing, openFile }} isOpen={opens} depth={depth + 1} />
      )}
    </li>
  );
}

const NO_ENTRY = {
  kind: 'dir',
  size: 0,
  mode: 0,
  uid: 0,
  gid: 0,
  target: undefined,
  isOpaque: undefined,
} as const;
