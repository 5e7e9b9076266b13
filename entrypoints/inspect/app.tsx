import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/inspect/icon.tsx';
import { lazy } from '../../components/lazy.tsx';
import { parseReference } from '../../lib/hosts/parse-reference.ts';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { formatReference, withDefaultTag } from '../../lib/oci/reference.ts';
import { bareDigest } from '../../lib/paste/bare-digest.ts';
import { askForRegistry } from '../popup/permission.ts';
import { addressOf } from '../popup/private-window.ts';
import { ImageSections } from './image-sections.tsx';
import { FoundDigest } from './lazy-instead.ts';

/** Loaded where two images are compared. */
const CompareSheet = lazy(() => import('./compare-sheet.tsx').then((sheet) => sheet.CompareSheet));

interface AppProps {
  /** The reference in the page's address. */
  initialImage: string;
  /** Platform key in the page's address. */
  initialPlatform: string | null;
  /** The text of the other image in the page's address; null: one image is shown. */
  initialCompare: string | null;
  leavesNoTrace: boolean;
}

/** The inspect page: a box for a reference, and below it the image. */
export function App({ initialImage, initialPlatform, initialCompare, leavesNoTrace }: AppProps) {
  const [image, setImage] = useState(initialImage);
  const [platform, setPlatform] = useState(initialPlatform);
  const [other, setOther] = useState(initialCompare);
  const parsed = parseReference(image.trim());
  const digest = bareDigest(image.trim());
  const open = (wanted: string) => {
    const next = parseReference(wanted.trim());
    // Within the click, before anything is awaited: otherwise the browser rejects the permission request.
    if (next.ok) askForRegistry(next.value.registry, wanted);
    setPlatform(null);
    setOther(null);
    setImage(wanted);
  };
  return (
    <>
      <Top image={image} open={open} />
      {other !== null ? (
        <CompareSheet
          initialFrom={image}
          initialTo={other}
          platform={platform}
          leavesNoTrace={leavesNoTrace}
        />
      ) : digest !== undefined ? (
        <main class="sheet single content">
          <h1>{t('foundTitle')}</h1>
          <FoundDigest
            digest={digest}
            ask={send}
            linkTo={(to) => addressOf(formatReference(to), leavesNoTrace)}
          />
        </main>
      ) : parsed.ok ? (
        <ImageSections
          key={image}
          reference={withDefaultTag(parsed.value)}
          platform={platform}
          leavesNoTrace={leavesNoTrace}
          open={open}
        />
      ) : (
        <main class="sheet single">
          <h1>{t('inspectTitle')}</h1>
          <p class="read">
            {image.trim() === '' ? (
              t('inspectEmpty')
            ) : (
              <>
                {t('inspectNotReference')}{' '}
                <a href={`popup.html?${new URLSearchParams({ image })}`}>{t('inspectAsText')}</a>
              </>
            )}
          </p>
        </main>
      )}
    </>
  );
}

/** The page's first line: the box, which the key “/” leads to. */
function Top({ image, open }: { image: string; open: (image: string) => void }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <header class="top">
      <b>
        <img class="logo" src="/icons/32.png" alt="" />
        {t('extensionName')}
      </b>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          open(box.current?.value ?? '');
        }}
      >
        <label class="field">
          <Icon name="search" />
          <input
            ref={box}
            id="image"
            key={image}
            defaultValue={image}
            aria-label={t('popupLabel')}
            autocomplete="off"
            spellcheck={false}
          />
          <kbd>/</kbd>
        </label>
      </form>
      <a class="push" href="options.html">
        {t('inspectOptions')}
      </a>
    </header>
  );
}
