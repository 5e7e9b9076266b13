import { looksLikeDomain } from '../oci/grammar.ts';

/** The start of a name, not a whole reference, URL or command. */
const START = /^[a-z0-9][a-z0-9._/-]{1,60}$/i;

/**
 * Whether a text may be sent to Docker Hub's search: the start of a name there. Never a name of another registry, nor
 * its host alone, complete or not (`quay.io`, `registry.corp.example/team/app`): its users did not ask Docker.
 */
export function isSearchable(text: string): boolean {
  const [first = ''] = text.split('/', 1);
  return START.test(text) && !looksLikeDomain(first.toLowerCase());
}
