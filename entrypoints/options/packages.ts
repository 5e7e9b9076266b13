import { GHCR, GITHUB_API } from '../../lib/hosts/side-hosts.ts';
import { send } from '../../lib/messages/send.ts';
import { matchPatterns } from '../../lib/permissions/origins.ts';
import { type Approval, isApproved } from '../../lib/secrets/where.ts';
import { askForOrigins, usePermitted } from './permission.ts';

const [ORIGIN = ''] = matchPatterns([GITHUB_API]);

/**
 * Lets ghcr.io's tags be read from GitHub's packages API: asks for the browser's permission, and approves sending the token
 * there. Null where both are given, or not known yet. To be called within a click; rejects where the worker failed.
 */
export function usePackagesOffer(approvals: Approval[] | undefined): (() => Promise<unknown>) | null {
  const isPermitted = usePermitted(ORIGIN);
  if (!approvals || isPermitted === null) return null;
  if (isPermitted && isApproved(approvals, GHCR, GITHUB_API)) return null;
  // The permission first: browsers accept that request only within a click. Without it there is nothing to approve.
  return async () =>
    (await askForOrigins([ORIGIN])) &&
    send('approval.set', { registry: GHCR, to: GITHUB_API, allowed: true });
}
