import PQueue from 'p-queue';
import { useEffect, useState } from 'preact/hooks';
import { ImagesTable, type Row } from '../../components/images-table.tsx';
import { failureOf } from '../../lib/failure.ts';
import { send } from '../../lib/messages/send.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import type { Found } from '../../lib/paste/pasted.ts';
import { askForHosts, usePermissionChange } from './permission.ts';

/** So many are looked up unasked, so many at once: a HEAD each, no pull. */
const UNASKED = 30;
const AT_ONCE = 4;

interface SeveralPageProps {
  /** That was pasted. */
  text: string;
  found: Found[];
  lookUp: (text: string) => void;
}

/** Several images at once, each with what it points to now. */
export function SeveralPage({ text, found, lookUp }: SeveralPageProps) {
  const [rows, setRows] = useState<Map<number, Row>>(new Map());
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const queue = new PQueue({ concurrency: AT_ONCE });
    let over = false;
    found.slice(0, UNASKED).forEach((one, at) => {
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
