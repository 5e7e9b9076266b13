import { ifItFails } from '../../lib/failure.ts';
import '../../components/design/tokens.css';
import '../../components/design/pieces.css';
import './inspect.css';
import './compare.css';
import { render } from 'preact';
import { openPage } from '../../components/open-page.tsx';
import { PageRoot } from '../../components/page-root.tsx';
import { send, sendAsIncognito } from '../../lib/messages/send.ts';
import { followLook } from '../popup/follow-look.ts';
import { isIncognito } from '../popup/private-window.ts';
import { App } from './app.tsx';

/** Characters of a platform key: anything else in the address names no platform, and is not drawn. */
const PLATFORM = /^[\w./@-]{1,100}$/;

/** Draws the page for the image in its address; from a private window, for the text that the click stored. */
async function start(): Promise<void> {
  const leavesNoTrace = await isIncognito();
  if (leavesNoTrace) sendAsIncognito();
  const query = new URLSearchParams(location.search);
  // Without a worker the page opens empty; the first look-up shows why.
  const stored = leavesNoTrace ? await send('pending.take', {}).catch(ifItFails(null)) : null;
  // Of a comparison: both images, one a line.
  const [storedImage, storedCompare] = stored?.split('\n') ?? [];
  const root = document.getElementById('app');
  if (root)
    render(
      <PageRoot>
        <App
          initialImage={query.get('image') ?? storedImage ?? ''}
          initialPlatform={PLATFORM.exec(query.get('platform') ?? '')?.[0] ?? null}
          initialCompare={query.get('compare') ?? storedCompare ?? null}
          leavesNoTrace={leavesNoTrace}
        />
      </PageRoot>,
      root,
    );
}

followLook();
void openPage(start);
