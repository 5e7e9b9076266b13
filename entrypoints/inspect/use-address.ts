import { useEffect } from 'preact/hooks';
import type { InspectPage } from '../../components/inspect/page.ts';
import { t } from '../../lib/i18n.ts';
import { formatReference } from '../../lib/oci/reference.ts';

/**
 * Keeps the page's address and title in step with what it shows, so that a copied address leads back. In a private window
 * the address names nothing: the history of an ordinary one may record it.
 *
 * @param named the platform that the address named
 */
export function useAddress(page: InspectPage, named: string | null, leavesNoTrace: boolean): void {
  const { reference, platform } = page;
  const image = formatReference(reference);
  // A platform that was neither named nor chosen is the preferred one, which may change.
  const isChosen = named !== null || platform !== null;
  useEffect(() => {
    document.title = `${image} · ${t('extensionName')}`;
    if (leavesNoTrace) return history.replaceState(null, '', `${location.pathname}?private${location.hash}`);
    const query = new URLSearchParams(location.search);
    query.set('image', image);
    if (isChosen && platform !== null) query.set('platform', platform);
    history.replaceState(null, '', `${location.pathname}?${query}${location.hash}`);
  }, [image, platform, leavesNoTrace, isChosen]);
}
