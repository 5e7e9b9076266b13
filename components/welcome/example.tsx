import { formatAgo, t } from '../../lib/i18n.ts';

const TAG = 'latest';
const VERSION = '1.31.4';
const ALIASES = ['mainline', '1', '1.31', 'trixie', '1-trixie'];

/** Days since its tag was pushed. */
const PUSHED_DAYS = 16;

/** The one picture of the welcome page: a tag block as it stands on Docker Hub's pages. To be looked at, not to be used. */
export const Example = () => (
  <div class="card demo tk" role="img" aria-label={t('welcomeExample', TAG, VERSION)}>
    <p class="tag">{TAG}</p>
    <div class="answer">
      <p class="answer-line">
        <span class="version">= {VERSION}</span>
        <span class="note">{t('pushedOn', formatAgo(Date.now() - PUSHED_DAYS * 86_400_000))}</span>
      </p>
    </div>
    <dl class="levels">
      <div>
        <dt>{t('sameIndex')}</dt>
        <dd>
          <ul class="aliases">
            {ALIASES.map((tag) => (
              <li key={tag}>
                <span class="alias">{tag}</span>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  </div>
);
