import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';

interface PictureProps {
  bytes: Uint8Array<ArrayBuffer>;
  /** Its media type. */
  type: string;
  name: string;
}

/** A picture out of a layer, or the sentence that it cannot be drawn. */
export function Picture({ bytes, type, name }: PictureProps) {
  const [url, setUrl] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const reader = new FileReader();
    reader.onload = () => setUrl(String(reader.result));
    reader.readAsDataURL(new Blob([bytes], { type }));
    return () => reader.abort();
  }, [bytes]);
  if (isBroken) return <p>{t('layerBrokenPicture')}</p>;
  return (
    url && <img class="picture" data-picture={type} src={url} alt={name} onError={() => setBroken(true)} />
  );
}
