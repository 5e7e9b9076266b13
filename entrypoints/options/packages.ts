import { GHCR, GITHUB_API } from '../../lib/hosts/side-hosts.ts';
import { send } from '../../lib/messages/send.ts';
import { matchPatterns } from '../../lib/permissions/origins.ts';
import { type Approval, isApproved } from '../../lib/secrets/where.ts';
import { askForOrigins, usePermitted } from './permission.ts';

const [ORIGIN = ''] = matchPatterns([GITHUB_API]);

/**
 * Returns a function that enables reading ghcr.io's tags from GitHub's packages API: it requests the host permission and approves
 * sending the token there. It must be called within a click, and rejects if the worker failed. Null if both are granted, or not
 * known yet.
 */
export function usePackagesOffer(approvals: Approval[] | undefined): (() => Promise<unknown>) | null {
  const isPermitted = usePermitted(ORIGIN);
  if (!approvals || isPermitted === null) return null;
  if (isPermitted && isApproved(approvals, GHCR, GITHUB_API)) return null;
  // The permission first: browsers accept that request only within a click. If it is refused, nothing is approved.
  return async () =>
    (await askForOrigins([ORIGIN])) &&
    send('approval.set', { registry: GHCR, to: GITHUB_API, allowed: true });
}
