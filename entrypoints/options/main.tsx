import '../../components/design/tokens.css';
import '../../components/design/pieces.css';
import './options.css';
import './switch.css';
import { render } from 'preact';
import { openPage } from '../../components/open-page.tsx';
import { PageRoot } from '../../components/page-root.tsx';
import { t } from '../../lib/i18n.ts';
import { followLook } from '../popup/follow-look.ts';
import { App } from './app.tsx';

followLook();
void openPage(() => {
  document.title = t('optionsTitle');
  const root = document.getElementById('app');
  if (root)
    render(
      <PageRoot>
        <App />
      </PageRoot>,
      root,
    );
});
