import '../../components/page.css';
import '../../components/pieces.css';
import './popup.css';
import { render } from 'preact';
import { PageRoot } from '../../components/page-root.tsx';
import { send, sendAsIncognito } from '../../lib/messages/send.ts';
import { App } from './app.tsx';
import { isIncognito } from './private-window.ts';

/** Draws the popup for the image in its address (in a tab, from a link), else for the text that the context menu stored. */
async function start(): Promise<void> {
  const leavesNoTrace = await isIncognito();
  if (leavesNoTrace) sendAsIncognito();
  const named = new URLSearchParams(location.search).get('image');
  // Without a worker the popup opens empty; the first look-up shows why.
  const initialText = named ?? (await send('pending.take', {}).catch(() => null)) ?? '';
  const root = document.getElementById('app');
  if (root)
    render(
      <PageRoot>
        <App initialText={initialText} leavesNoTrace={leavesNoTrace} />
      </PageRoot>,
      root,
    );
}

void start();
