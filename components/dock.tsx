import { useState } from 'preact/hooks';
import { familiarRepository } from '../lib/hosts/docker-hub.ts';
import { t } from '../lib/i18n.ts';
import type { DerivedConfig } from '../lib/messages/derived-config.ts';
import { DOCK_CORNERS, type DockPlace } from '../lib/settings/dock.ts';
import { Coverage } from './coverage.tsx';
import { DerivedPanel } from './derived-panel.tsx';
import { CLOSE, DOWN } from './drawing.tsx';
import { FailureNote } from './failure-note.tsx';
import { Foreign } from './foreign.tsx';
import { GroupList, type GroupListProps } from './group-list.tsx';
import type { Guest } from './guest.ts';
import { IconButton } from './icon-button.tsx';
import { NotPublic } from './not-public.tsx';
import { RetryNow } from './retry-now.tsx';
import { type TagAliasesProps, TagAliasesView } from './tag-aliases.tsx';

export interface DockProps {
  /** On Docker Hub. */
  repository: string;
  /** Whether the page is still loading; else no place for us was found in it. */
  isLoading: boolean;
  /** The tag that the page is about; null for a list of tags. */
  tag: TagAliasesProps | null;
  /** Loads the tag's config; undefined where that is switched off. */
  loadConfig?: (() => Promise<DerivedConfig>) | undefined;
  progress: TagAliasesProps['progress'];
  groups: GroupListProps;
  guest: Guest;
  retry: (host: string) => void;
  width: number;
  place: DockPlace;
  /** Moves it, for good. */
  put: (place: DockPlace) => void;
  close: () => void;
}

const MARGIN_PX = 32;

/** Arrows in four directions. */
const MOVE = 'M8 2.5v11M2.5 8h11M6 4.5l2-2 2 2m-4 7 2 2 2-2M4.500 6l-2 2 2 2m7-4 2 2-2 2';

/** A panel above the page with all that is known of its tag and its repository, for as long as there is no place in the page itself. */
export function Dock(props: DockProps) {
  const { repository, isLoading, tag, loadConfig, progress, groups, guest, retry, width, place, put, close } =
    props;
  const name = familiarRepository(repository);
  const [isFolded, setFolded] = useState(place.isFolded);
  const failure = progress?.failure;
  const fold = () => {
    setFolded(!isFolded);
    put({ ...place, isFolded: !isFolded });
  };
  const move = () => {
    const next = DOCK_CORNERS[(DOCK_CORNERS.indexOf(place.corner) + 1) % DOCK_CORNERS.length];
    put({ corner: next ?? 'bottom-end', isFolded });
  };
  return (
    <section class="dock" aria-label={t('dockTitle')}>
      <header onPointerDown={(event) => drag(event, (corner) => put({ corner, isFolded }))}>
        <h2>
          <Foreign text={tag ? `${name}:${tag.tag}` : name} />
        </h2>
        <IconButton action="move" label={t('dockMove')} of={MOVE} onClick={move} />
        <IconButton action="fold" label={t('dockFold')} of={DOWN} aria-expanded={!isFolded} onClick={fold} />
        <IconButton action="close" label={t('close')} of={CLOSE} onClick={close} />
      </header>
      <div class="inside" hidden={isFolded}>
        {failure?.kind === 'unauthorized' ? (
          <NotPublic open={guest.open} />
        ) : (
          <>
            {tag && (
              <TagAliasesView
                {...tag}
                width={width - MARGIN_PX}
                config={loadConfig && <DerivedPanel load={loadConfig} open={guest.open} />}
              />
            )}
            {failure && <FailureNote failure={failure} />}
            {failure && <RetryNow failure={failure} retry={retry} counts={guest.isReader} />}
            <div class="toolbar">
              <Coverage progress={progress} />
            </div>
            <GroupList {...groups} />
          </>
        )}
        <p class="soft">{t(isLoading ? 'dockWaits' : 'dockWhy')}</p>
      </div>
    </section>
  );
}

/** Follows the pointer, and at its end goes to the corner that is nearest. */
function drag(start: PointerEvent, put: (corner: DockPlace['corner']) => void): void {
  const head = start.currentTarget as HTMLElement;
  const host = (head.getRootNode() as ShadowRoot).host as HTMLElement;
  if (!start.isTrusted || start.button !== 0 || (start.target as Element).closest('button')) return;
  head.setPointerCapture(start.pointerId);
  const over = new AbortController();
  const onMove = ({ clientX, clientY }: PointerEvent) => {
    host.style.translate = `${clientX - start.clientX}px ${clientY - start.clientY}px`;
  };
  const onEnd = () => {
    over.abort();
    const { left, right, top, bottom } = host.getBoundingClientRect();
    host.style.translate = '';
    const isEnd = (left + right) / 2 > innerWidth / 2;
    const isBottom = (top + bottom) / 2 > innerHeight / 2;
    put(`${isBottom ? 'bottom' : 'top'}-${isEnd ? 'end' : 'start'}`);
  };
  head.addEventListener('pointermove', onMove, over);
  head.addEventListener('pointerup', onEnd, over);
  head.addEventListener('pointercancel', onEnd, over);
}
