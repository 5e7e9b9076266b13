import '../../components/page.css';
import '../../components/pieces.css';
import './options.css';
import { render } from 'preact';
import { openPage } from '../../components/open-page.tsx';
import { PageRoot } from '../../components/page-root.tsx';
import { t } from '../../lib/i18n.ts';
import { App } from './app.tsx';

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
