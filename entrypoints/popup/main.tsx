import { ifItFails } from '../../lib/failure.ts';
import '../../components/design/tokens.css';
import '../../components/design/pieces.css';
import './popup.css';
import { render } from 'preact';
import { openPage } from '../../components/open-page.tsx';
import { PageRoot } from '../../components/page-root.tsx';
import { send, sendAsIncognito } from '../../lib/messages/send.ts';
import { App } from './app.tsx';
import { followLook } from './follow-look.ts';
import { imageOfPage } from './image-of-page.ts';
import { isIncognito } from './private-window.ts';

/**
 * Draws the popup for the image in its address (in a tab, from a link), else for the text that the context menu stored, else for
 * the page of Docker Hub that it is opened on.
 */
async function start(): Promise<void> {
  const leavesNoTrace = await isIncognito();
  if (leavesNoTrace) sendAsIncognito();
  const query = new URLSearchParams(location.search);
  const named = query.get('image');
  // Without a worker the popup opens empty; the first look-up shows why.
  const wanted = named ?? (await send('pending.take', {}).catch(ifItFails(null)));
  const onPage = wanted === null ? await imageOfPage() : null;
  const root = document.getElementById('app');
  if (root)
    render(
      <PageRoot>
        <App
          initialText={wanted ?? onPage ?? ''}
          leavesNoTrace={leavesNoTrace}
          isFromPage={onPage !== null || query.get('from') === 'page'}
        />
      </PageRoot>,
      root,
    );
}

followLook();
void openPage(start);
