import '../../components/page.css';
import '../../components/pieces.css';
import './popup.css';
import { render } from 'preact';
import { send, sendAsIncognito } from '../../lib/messages/send.ts';
import { App } from './app.tsx';
import { isIncognito } from './private-window.ts';

/** What the popup is to show: named in its address (a tab, a link), or wanted by the context menu that opened it. */
async function start(): Promise<void> {
  const leavesNoTrace = await isIncognito();
  if (leavesNoTrace) sendAsIncognito();
  const named = new URLSearchParams(location.search).get('image');
  const asked = named ?? (await send('pending.take', {}).catch(() => null)) ?? '';
  const root = document.getElementById('app');
  if (root) render(<App asked={asked} leavesNoTrace={leavesNoTrace} />, root);
}

void start();
