import { type Failure, failureOf, TagkinError } from '../failure.ts';
import { registryName } from '../hosts/registries.ts';
import { signIn } from '../hub/api/sign-in.ts';
import type { RequestOf } from '../messages/messages.ts';
import type { AccountShown, CheckReason, Erased, SignInCheck } from '../messages/options-answers.ts';
import { isDomain } from '../oci/grammar.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import type { Credentials } from '../registry/auth/token.ts';
import { checkSignIn } from '../registry/check-sign-in.ts';
import { allCredentials, forgetCredentials, keepCredentials } from '../store/credentials.ts';
import { http } from './http.ts';
import { hubRefusal, signOutOfHub } from './hub-account.ts';
import { forgetRead, settleIdentities } from './identities.ts';
import { REGISTRY_OPTIONS } from './registry.ts';

/** Timeout for checking credentials, in ms. */
const SIGN_IN_TIMEOUT_MS = 20_000;

/** All credentials without their secrets, which leave the worker only in requests to their registry. */
export async function shownAccounts(): Promise<AccountShown[]> {
  const shown = (await allCredentials()).map(
    async ({ registry, account, keep }): Promise<AccountShown> => ({
      registry,
      account,
      keep,
      refused: registry === DOCKER_HUB ? await hubRefusal(account) : null,
    }),
  );
  return (await Promise.all(shown)).sort((a, b) => (a.registry < b.registry ? -1 : 1));
}

/** Checks credentials with their registry if requested, and stores them unless they are refused. */
export async function saveAccount(request: RequestOf<'account.save'>): Promise<SignInCheck> {
  const { keep, check, account, secret, isRefreshToken } = request;
  const registry = registryName(request.registry);
  if (!isDomain(registry)) throw new TagkinError({ kind: 'malformed' });
  const credentials: Credentials = { account, secret, ...(isRefreshToken && { isRefreshToken }) };
  const result: SignInCheck = check ? await checkCredentials(registry, credentials) : { state: 'not-asked' };
  if (result.state === 'refused') return result;
  await keepCredentials({ registry, keep, ...credentials });
  await forgetTokens(registry);
  await forgetRead(registry);
  return result;
}

/** Removes credentials and all that was read with them. */
export async function removeAccount({ registry }: RequestOf<'account.remove'>): Promise<Erased> {
  const gone = await forgetCredentials(registryName(registry));
  await forgetTokens(registryName(registry));
  await settleIdentities();
  return { gone };
}

async function forgetTokens(registry: string): Promise<void> {
  if (registry === DOCKER_HUB) await signOutOfHub();
}

/**
 * Checks credentials. Docker Hub's API gives the most precise answer, which holds for its registry too; any other
 * registry is checked directly. A failed request becomes a reason; a defect of our own is thrown.
 */
async function checkCredentials(registry: string, credentials: Credentials): Promise<SignInCheck> {
  const signal = AbortSignal.timeout(SIGN_IN_TIMEOUT_MS);
  try {
    if (registry === DOCKER_HUB && !credentials.isRefreshToken) {
      const answer = await signIn(http, credentials, signal);
      return answer.ok ? { state: 'accepted' } : { state: 'refused', reason: answer.reason };
    }
    const options = { ...REGISTRY_OPTIONS, credentials: async () => credentials };
    return { state: await checkSignIn(options, registry, signal) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'internal') throw error;
    return { state: 'refused', reason: reasonOf(failure), ...(failure.hosts && { hosts: failure.hosts }) };
  }
}

function reasonOf({ kind, hosts }: Failure): CheckReason {
  if (kind === 'unauthorized') return hosts ? 'approval' : 'wrong';
  if (kind === 'permission-needed') return 'permission';
  if (kind === 'rate-limited') return 'locked';
  return kind === 'network' ? 'unreachable' : 'other';
}
