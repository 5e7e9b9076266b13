import '../../components/design/tokens.css';
import '../../components/design/pieces.css';
import './welcome.css';
import { render } from 'preact';
import { PageRoot } from '../../components/page-root.tsx';
import { browserOf, Welcome } from '../../components/welcome/welcome.tsx';
import { t } from '../../lib/i18n.ts';
import { followLook } from '../popup/follow-look.ts';

followLook();
document.title = t('welcomeReady');
const root = document.getElementById('app');
if (root)
  render(
    <PageRoot>
      <Welcome browser={browserOf(navigator.userAgent)} />
    </PageRoot>,
    root,
  );
