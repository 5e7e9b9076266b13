import PQueue from 'p-queue';
import { useEffect, useState } from 'preact/hooks';
import { ImagesTable, type Row } from '../../components/images-table.tsx';
import { failureOf } from '../../lib/failure.ts';
import { send } from '../../lib/messages/send.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import type { Found } from '../../lib/paste/pasted.ts';
import { askForHosts, usePermissionChange } from './permission.ts';

/** Images looked up without a click, and how many at once. Each costs a HEAD, no pull. */
const MAX_IMAGES = 30;
const CONCURRENCY = 4;

interface SeveralPageProps {
  /** The pasted text. */
  text: string;
  found: Found[];
  lookUp: (text: string) => void;
}

/** A table of several images, each with the digest that it points to now. */
export function SeveralPage({ text, found, lookUp }: SeveralPageProps) {
  const [rows, setRows] = useState<Map<number, Row>>(new Map());
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const queue = new PQueue({ concurrency: CONCURRENCY });
    let over = false;
    found.slice(0, MAX_IMAGES).forEach((one, at) => {
      if (one.kind !== 'image' || rows.get(at)?.digest) return;
      void queue.add(async () => {
        if (over) return;
        const row = await send('image.head', { image: formatReference(one.reference, 'canonical') }).then(
          ({ digest }): Row => ({ digest }),
          (error): Row => ({ failure: failureOf(error) }),
        );
        if (!over) setRows((before) => new Map(before).set(at, row));
      });
    });
    return () => {
      over = true;
      queue.clear();
    };
  }, [attempt]);

  const registries = found.flatMap((one) => (one.kind === 'image' ? [one.reference.registry] : []));
  usePermissionChange(registries, () => setAttempt((count) => count + 1));
  const allow = (hosts: string[]) => askForHosts(hosts, text);
  return <ImagesTable found={found} rows={rows} lookUp={lookUp} allow={allow} />;
}
