import type { Failure } from '../../lib/failure.ts';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import { FailureNote } from '../failure-note.tsx';

/** What a machine would download for some of the images. */
export interface Download {
  /** Images that are counted, and those that are not: of other registries, or not for this platform. */
  counted: number;
  others: number;
  /** In bytes: each layer once, and what of it several images share. */
  size: number;
  shared: number;
  isReading: boolean;
  failure: Failure | null;
}

/** The sum of all downloads, by a button. */
export function DownloadLine({
  download,
  platform,
  ask,
}: {
  download: Download | null;
  platform: string;
  ask: () => void;
}) {
  if (!download)
    return (
      <p class="total">
        <button type="button" class="btn" data-action="download" onClick={ask}>
          {t('askDownload', platform)}
        </button>
      </p>
    );
  const { counted, others, size, shared, isReading, failure } = download;
  return (
    <>
      <p class="total" role="status" data-download={isReading ? undefined : size} data-shared={shared}>
        {isReading ? (
          <span class="note">{t('looking')}</span>
        ) : (
          <>
            <b>{t('downloadOf', plural('imagesCounted', counted), formatSize(size))}</b>
            <span class="note">
              {t('downloadShared', platform, formatSize(shared))}
              {others > 0 && ` ${plural('imagesNotCounted', others)}`}
            </span>
          </>
        )}
      </p>
      {failure && <FailureNote failure={failure} />}
    </>
  );
}
