import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { siblingOf } from '../../components/inspect/page.ts';
import { SECTIONS } from '../../components/inspect/sections.ts';
import { Contents, FoldedContents, partsOf } from '../../components/inspect/toc.tsx';
import { unlessDefect } from '../../lib/failure.ts';
import { send } from '../../lib/messages/send.ts';
import { formatReference, type Reference } from '../../lib/oci/reference.ts';
import { WatchToggle } from '../popup/lazy-watch-toggle.ts';
import { InTurn } from './in-turn.tsx';
import { Instead } from './lazy-instead.ts';
import { useAddress } from './use-address.ts';
import { usePage } from './use-page.ts';

interface ImageSectionsProps {
  reference: Reference;
  platform: string | null;
  leavesNoTrace: boolean;
  /** Shows another image in the place of this one. */
  open: (text: string) => void;
}

/** One image: the table of contents, and every section. A section that throws is replaced by its failure. */
export function ImageSections({ reference, platform, leavesNoTrace, open }: ImageSectionsProps) {
  const read = usePage({ reference, platform, leavesNoTrace });
  const { failure } = read.facts;
  const page = {
    ...read,
    watch: reference.tag && <WatchToggle references={[reference]} />,
    instead: failure && (
      <Instead reference={reference} failure={failure} linkTo={read.linkTo} lookUp={open} />
    ),
  };
  const parts = partsOf(page);
  useAddress(page, platform, leavesNoTrace);
  /** In a private window an address names nothing: the click stores what it leads to. */
  const remember = (event: MouseEvent) => {
    const tag = (event.target as Element).closest<HTMLElement>('a[data-alias]')?.dataset.alias;
    if (!leavesNoTrace || tag === undefined) return;
    const text = formatReference(siblingOf(reference, tag));
    // If this fails, the page that the link opens is empty.
    void send('pending.put', { text }).catch(unlessDefect(undefined));
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside take the focus
    <div class="sheet" onClick={remember} onAuxClick={remember}>
      <Contents parts={parts} />
      <main class="content">
        <FoldedContents parts={parts} />
        {SECTIONS.map(({ id, View }) => (
          <ErrorBoundary key={id}>
            <InTurn View={View} page={page} />
          </ErrorBoundary>
        ))}
      </main>
    </div>
  );
}
