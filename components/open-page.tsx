import { render } from 'preact';
import { failureOf } from '../lib/failure.ts';
import { t } from '../lib/i18n.ts';
import { FailureNote } from './failure-note.tsx';

/**
 * Runs what draws an extension page. An error before or beside its `PageRoot`, which shows all later ones, is shown in the page's place:
 * never a blank page.
 */
export async function openPage(start: () => Promise<void> | void): Promise<void> {
  const page = document.getElementById('app');
  if (!page) return;
  try {
    await start();
  } catch (error) {
    render(<FailureNote failure={failureOf(error)} where={t('extensionName')} />, page);
    return;
  }
  try {
    // Loaded after what the page is drawn with: nothing was pressed yet.
    const { keepFocus } = await import('./keep-focus.ts');
    keepFocus(page);
  } catch (error) {
    failureOf(error); // logs a defect; a page without it is whole
  }
}
