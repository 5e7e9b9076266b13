import { type MessageKey, t } from '../../lib/i18n.ts';
import { Drawing, SEARCH } from '../drawing.tsx';
import { DataUse } from './data-use.tsx';
import { Example } from './example.tsx';

const CURSOR = 'M4 2.500v9.500l2.700-2.300 1.700 3.500 1.600-.8-1.700-3.400 3.500-.400L4 2.500Z';
const LAYERS =
  'm8 2.500 5.500 3L8 8.500l-5.500-3L8 2.500ZM2.500 8.500l5.500 3 5.500-3M2.500 11l5.500 3 5.500-3';
const SHIELD = 'M8 2.3 13 4v4c0 3-2.2 5-5 5.800C5.2 13 3 11 3 8V4l5-1.700Zm-2.2 5.7 1.6 1.6 2.9-3';

/** The ways to an answer, each with its drawing. */
const ENTRANCES: { drawing: string; title: MessageKey; what: MessageKey }[] = [
  { drawing: LAYERS, title: 'welcomeHub', what: 'welcomeHubWhat' },
  { drawing: SEARCH, title: 'welcomeToolbar', what: 'welcomeToolbarWhat' },
  { drawing: CURSOR, title: 'welcomeMenu', what: 'welcomeMenuWhat' },
];

const NOT_DONE: MessageKey[] = ['welcomeNoPulls', 'welcomeNoShare', 'welcomeNotDocker'];

/** Where each browser has the button that keeps an icon in its toolbar. */
const PIN = {
  chrome: 'welcomePinChrome',
  edge: 'welcomePinEdge',
  firefox: 'welcomePinFirefox',
} as const satisfies Record<string, MessageKey>;

/** The browser at hand, by its user agent: those of Edge name Chrome too. */
export const browserOf = (userAgent: string): keyof typeof PIN =>
  /\bFirefox\//.test(userAgent) ? 'firefox' : /\bEdg\//.test(userAgent) ? 'edge' : 'chrome';

/** The page of the first run: what Tagkin does, the ways to it, what is sent and kept. */
export const Welcome = ({ browser }: { browser: keyof typeof PIN }) => (
  <main class="page">
    <p class="soft ready">
      <img class="logo" src="/icons/32.png" alt="" />
      {t('welcomeReady')}
    </p>
    <h1>{t('welcomeTitle', 'latest')}</h1>
    <p class="read">{t('welcomeWhat')}</p>
    <Example />
    <div class="row loose">
      <a
        class="btn primary"
        href="https://hub.docker.com/_/nginx/tags"
        target="_blank"
        rel="noreferrer noopener"
      >
        {t('welcomeSee', 'nginx')}
      </a>
      <a href="options.html">{t('inspectOptions')}</a>
    </div>
    <h2>{t('welcomeWays')}</h2>
    <div class="ways">
      {ENTRANCES.map(({ drawing, title, what }) => (
        <section class="card" key={title}>
          <Drawing of={drawing} />
          <h3>{t(title)}</h3>
          <p>{t(what)}</p>
          {title === 'welcomeToolbar' && <p data-pin={browser}>{t(PIN[browser])}</p>}
        </section>
      ))}
    </div>
    <h2>{t('dataTitle')}</h2>
    <DataUse />
    <h2>{t('welcomeNot')}</h2>
    <ul class="stack">
      {NOT_DONE.map((key) => (
        <li key={key}>
          <Drawing of={SHIELD} />
          <span>{t(key)}</span>
        </li>
      ))}
    </ul>
  </main>
);
