import * as v from 'valibot';
import { debugLog, IS_DEBUG } from '../defects/debug-log.ts';
import { failureOf } from '../failure.ts';
import { DOCKER_API_HOST, DOCKER_AUTH_HOST, HUB_HOST } from '../hosts/docker-hub.ts';
import {
  type Envelope,
  MESSAGES,
  type MessageName,
  type Reply,
  type RequestOf,
} from '../messages/messages.ts';
import type { AllowedSender } from '../messages/row.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { inEpoch, inNewEpoch } from './epoch.ts';
import { HANDLERS } from './handlers.ts';
import { settleIdentities } from './identities.ts';
import { unlessSilent } from './silence.ts';

/** The hosts that a listing of Docker Hub sends requests to. */
const DOCKER_HOSTS = [HUB_HOST, DOCKER_AUTH_HOST, DOCKER_API_HOST];

/** The sender of a message: a script in a web page, or a page of ours; and its window, as the browser reports it. */
export interface MessageSender {
  kind: AllowedSender;
  from: WindowKind;
}

/**
 * Handles a message. Null if it is not one of ours, or its sender may not send it. A request of the wrong shape is
 * answered with `malformed`, an error with its failure: a defect with `internal`. Throws a defect that comes before the
 * handler.
 */
export function answerMessage(
  message: unknown,
  { kind, from }: MessageSender,
): Promise<Reply<MessageName>> | null {
  if (!isEnvelope(message)) return null;
  const { tagkin: name, request } = message;
  if (MESSAGES[name].sender === 'extension' && kind !== 'extension') return null;
  if (kind === 'page' && !isAboutHub(request)) return null;
  const isPrivate = kind === 'extension' && message.private === true;
  return run(name, request, isPrivate ? 'private' : from, kind);
}

const isEnvelope = (message: unknown): message is Envelope =>
  typeof message === 'object' &&
  message !== null &&
  'tagkin' in message &&
  typeof message.tagkin === 'string' &&
  Object.hasOwn(MESSAGES, message.tagkin);

/** Pages of Hub may not request anything about other registries and hosts. */
const isAboutHub = (request: unknown): boolean =>
  typeof request === 'object' &&
  request !== null &&
  (!('registry' in request) || request.registry === undefined || request.registry === DOCKER_HUB) &&
  (!('host' in request) || DOCKER_HOSTS.some((host) => host === request.host));

/** What removes stored data depends on none of it. */
const WITHOUT_IDENTITIES: MessageName[] = ['settings.reset', 'cache.clear'];

/**
 * Waited for also while a host is silent. A listing reports that itself, with what is known; a sign-in that was told as failed must
 * not be stored later.
 */
const PATIENT: MessageName[] = ['listing.advance', 'account.save'];

async function run<Name extends MessageName>(
  name: Name,
  request: unknown,
  from: WindowKind,
  sender: AllowedSender,
): Promise<Reply<Name>> {
  try {
    const checked = v.safeParse(MESSAGES[name].request as v.GenericSchema<unknown, RequestOf<Name>>, request);
    if (!checked.success) return { ok: false, error: { kind: 'malformed' } };
    const handle = async () => {
      if (!WITHOUT_IDENTITIES.includes(name)) await settleIdentities();
      return HANDLERS[name](checked.output, from, sender);
    };
    const work = name === 'settings.reset' ? inNewEpoch(handle) : inEpoch(handle);
    const answer = await (PATIENT.includes(name) ? work : unlessSilent(work));
    if (IS_DEBUG) debugLog('message', name, 'answered');
    return { ok: true, answer };
  } catch (error) {
    const failure = failureOf(error);
    if (IS_DEBUG) debugLog('message', name, failure.kind);
    return { ok: false, error: failure };
  }
}
