import { useState } from 'preact/hooks';
import type { PastedRow } from '../../../components/pasted/pasted-row.ts';
import { failureOf } from '../../../lib/failure.ts';
import { readFacts } from './read-facts.ts';

/** What the configs of images of other registries state, by position among the images, once the reader has asked for them. */
export function useFacts(platform: string | undefined) {
  const [facts, setFacts] = useState<ReadonlyMap<number, PastedRow['facts']>>(new Map());
  const ask = ({ at, image }: PastedRow) => {
    const set = (read: PastedRow['facts']) => setFacts((before) => new Map(before).set(at, read));
    set('asked');
    void readFacts(image, platform).catch(failureOf).then(set);
  };
  return { facts, ask };
}
