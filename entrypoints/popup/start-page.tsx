import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/send.ts';

/** What the box is for, and what was looked up lately. */
export function StartPage({ lookUp }: { lookUp: (text: string) => void }) {
  const [recent, setRecent] = useState<string[]>([]);
  useEffect(() => void send('recent.list', {}).then(setRecent, () => {}), []);
  return (
    <>
      <p class="note">{t('popupStart')}</p>
      {recent.length > 0 && (
        <section>
          <h2>{t('recentTitle')}</h2>
          <ul class="names">
            {recent.map((image) => (
              <li key={image}>
                <button
                  type="button"
                  class="name"
                  dir="auto"
                  data-recent={image}
                  onClick={() => lookUp(image)}
                >
                  {image}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
