import * as v from 'valibot';
import { failureOf } from '../failure.ts';
import {
  type Answers,
  type Envelope,
  type MessageName,
  type Reply,
  type RequestOf,
  Requests,
  SENDERS,
} from '../messages/messages.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { isDeviceWritable } from '../store/durable.ts';
import { addRecent, recentImages } from '../store/recent.ts';
import { changeSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { removeAccount, saveAccount, shownAccounts } from './accounts.ts';
import { exportListing, groupsOfListing } from './groups.ts';
import { takePageSession } from './hub-account.ts';
import { hubApi, hubBudget } from './hub-api.ts';
import { settleIdentities } from './identities.ts';
import { exactConfig, headOfImage, inspectImage, stepsOfTag } from './image.ts';
import { advanceListing, lookAtListing, setCrawlMode } from './listings.ts';
import { putPending, takePending } from './menus.ts';
import { countTags, ownNamespaces, pageOfNamespace } from './namespaces.ts';
import * as options from './options.ts';

type Handlers = {
  [Name in MessageName]: (request: RequestOf<Name>, from: WindowKind) => Promise<Answers[Name]>;
};

/** How long Docker Hub may take for what somebody waits for, in ms. */
const INTERACTIVE_TIMEOUT_MS = 15_000;

const HANDLERS: Handlers = {
  'listing.advance': advanceListing,
  'listing.look': lookAtListing,
  'listing.groups': groupsOfListing,
  'listing.export': exportListing,
  'listing.crawl-mode': setCrawlMode,
  'platform.choose': async (chosen) => {
    await changeSettings(chosen);
    return null;
  },
  'config.steps': stepsOfTag,
  'config.exact': exactConfig,
  'image.inspect': inspectImage,
  'image.head': headOfImage,
  'hub.search': async ({ text }, from) => {
    await hubBudget();
    return hubApi[from].search(text, AbortSignal.timeout(INTERACTIVE_TIMEOUT_MS));
  },
  'hub.repositories': pageOfNamespace,
  'hub.mine': ownNamespaces,
  'hub.tag-counts': countTags,
  'recent.list': recentImages,
  'recent.add': async ({ image }, from) => {
    await addRecent(image, from);
    return null;
  },
  'pending.put': async ({ text }, from) => {
    await putPending(text, from);
    return null;
  },
  'pending.take': (_, from) => takePending(from),
  'features.look': options.shownFeatures,
  'session.offer': async (offered, from) => {
    const answer = await takePageSession(offered, from);
    await settleIdentities();
    return answer;
  },
  'account.list': shownAccounts,
  'account.save': saveAccount,
  'account.remove': removeAccount,
  'approval.set': options.approve,
  'settings.look': options.shownSettings,
  'feature.set': options.setFeature,
  'scheme.set': options.setScheme,
  'settings.export': options.exportSettings,
  'settings.import': options.importSettings,
  'settings.reset': options.resetAll,
  'keeping.look': async () => ({ device: await isDeviceWritable() }),
  'cache.look': options.cacheSize,
  'cache.clear': options.clearCache,
  'budget.look': options.budgetLeft,
};

/** Who sends a message: a script in a page, or a page of our own; and from which window, as the browser says. */
export interface MessageSender {
  kind: 'page' | 'extension';
  from: WindowKind;
}

/**
 * Does what a message asks. Null where the message is none of ours, or its sender may not send it; a request of the wrong
 * shape and every failure become an answer.
 */
export function answerMessage(
  message: unknown,
  { kind, from }: MessageSender,
): Promise<Reply<MessageName>> | null {
  if (!isEnvelope(message)) return null;
  const { tagkin: name, request } = message;
  if (SENDERS[name] === 'extension' && kind !== 'extension') return null;
  if (kind === 'page' && !isAboutHub(request)) return null;
  const isPrivate = kind === 'extension' && message.private === true;
  return run(name, request, isPrivate ? 'private' : from);
}

const isEnvelope = (message: unknown): message is Envelope =>
  typeof message === 'object' &&
  message !== null &&
  'tagkin' in message &&
  typeof message.tagkin === 'string' &&
  Object.hasOwn(HANDLERS, message.tagkin);

/** A page of Hub is told nothing of other registries. */
const isAboutHub = (request: unknown): boolean =>
  typeof request === 'object' &&
  request !== null &&
  (!('registry' in request) || request.registry === undefined || request.registry === DOCKER_HUB);

async function run<Name extends MessageName>(
  name: Name,
  request: unknown,
  from: WindowKind,
): Promise<Reply<Name>> {
  const checked = v.safeParse(Requests[name] as v.GenericSchema<unknown, RequestOf<Name>>, request);
  if (!checked.success) return { ok: false, error: { kind: 'malformed' } };
  try {
    await settleIdentities();
    return { ok: true, answer: await HANDLERS[name](checked.output, from) };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}
