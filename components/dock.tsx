import type { ComponentChildren } from 'preact';
import { t } from '../lib/i18n.ts';

/** A docked panel with the same content, for pages without a known insertion point. */
export const Dock = ({ close, children }: { close: () => void; children: ComponentChildren }) => (
  <section aria-label={t('dockTitle')}>
    <div class="bar">
      <h2>{t('dockTitle')}</h2>
      <span class="grow" />
      <button type="button" data-action="close" onClick={close}>
        {t('close')}
      </button>
    </div>
    <p class="note">{t('dockWhy')}</p>
    {children}
  </section>
);
