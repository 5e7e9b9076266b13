import type { IncomingHttpHeaders } from 'node:http';
import type { NameFilter, NameOrder } from './api/order.ts';
import type { BoxRepository, BoxTag, PageOptions } from './model.ts';
import type { RealHub } from './real/index.ts';
import type { Mount } from './real/mount.ts';
import type { Quirks } from './real/quirks/types.ts';
import type { Ports } from './server/ports.ts';

export interface HubOptions {
  /** Tags of `bigcorp/big`; default 1,200, up to 20,000. */
  bigSize?: number;
  latencyMs?: number;
  /** First offset that anonymous paging refuses; 1,000 as observed since August 2026. */
  anonymousCap?: number;
  /** API requests in a rolling minute; 180 as observed for anonymous visitors. */
  rateLimit?: number;
  /** Added to the repositories of `data/`. */
  repositories?: BoxRepository[];
  /** TLS port; default: any free one. */
  port?: number;
  /** Ports to answer on, which stay open when the Hub is closed; its own if not said. */
  ports?: Ports;
  /** With the real registry behind it; throws a sentence where docker-registry is not installed. */
  real?: boolean;
}

/** A request as it arrived; the last three fields come when it ends. */
export interface LoggedRequest {
  host: string;
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Milliseconds since 1970. */
  at: number;
  /** For a host that is neither Docker's nor under `example.test`. */
  unexpected?: true;
  status?: number;
  endedAt?: number;
  /** Bytes that were ready to leave, where the body is a stream without end. */
  sent?: number;
  /** The client left, or a fault cut the answer. */
  aborted?: boolean;
}

/** Every field that is given must agree; `path` and `host` exactly, or by pattern. */
export type RequestMatch =
  | { host?: string; method?: string; path?: string | RegExp; query?: Record<string, string> }
  | ((request: LoggedRequest) => boolean);

/**
 * What goes wrong:
 * `status` answers `status` (500) with `body`; `body` answers 200 with `body`; `shape` answers valid JSON of another
 * shape; `truncate` ends the true answer half-way; `hang` never answers; `reset` drops the connection; `loop` redirects
 * to the same address; `digest` is the true answer with every digest in it changed.
 */
export interface Fault {
  match: RequestMatch;
  /** How many requests it hits; default: all. */
  times?: number;
  kind: 'status' | 'truncate' | 'shape' | 'hang' | 'reset' | 'body' | 'loop' | 'digest';
  status?: number;
  body?: string;
  headers?: Record<string, string>;
}

/** Lists of tags as another Docker Hub might answer them. */
interface OddLists {
  /** How a filter finds names; `caseless` is as observed. */
  filter: NameFilter;
  /** Filtered lists come newest first whatever is requested. */
  newestFirst: boolean;
  /** The most tags of a page, whatever is requested. */
  served: number;
  /** Added to every count. */
  miscount: number;
}

/** What the answers are made of, with a server or in memory. */
export interface Box {
  /** By `library/nginx`; tests may change it. */
  repositories: Map<string, BoxRepository>;
  /** First refused offset of anonymous paging; null: none. */
  cap: number | null;
  /** How the API orders tags by name; `bytes` if not said. */
  nameOrder: NameOrder;
  /** How the API's lists of tags differ from what was observed; tests may change it. */
  lists: OddLists;
  /** Counted manifest GETs. */
  pulls: { limit: number; used: number };
  /** The account that may sign in, at the API and at the token server, and where it may push. */
  account: { identifier: string; secret: string; namespaces: string[] };
  /** How `quirks.example.test` behaves; tests may change it. */
  quirks: Quirks;
  /** Registries that answer under a name of the box. */
  mounts: Mount[];
}

/** A running Hub in a box. */
export interface Hub extends Box {
  /** TLS, for all hosts. */
  port: number;
  /** HTTP CONNECT proxy that leads every host to the TLS port. */
  proxyPort: number;
  /** PEM, to be trusted by clients. */
  certificate: string;
  log: LoggedRequest[];
  count(match: RequestMatch): number;
  clearLog(): void;
  /** Returns what removes the fault again. */
  addFault(fault: Fault): () => void;
  /** Cuts the connections that `hang` left without an answer. */
  dropSilent(): void;
  /** Milliseconds before an answer. */
  latency: number | ((request: LoggedRequest) => number);
  page: PageOptions;
  rate: { limit: number; windowMs: number; isShown: boolean; reset(): void };
  /** Adds or moves a tag; it becomes the newest, pushed now. */
  pushTag(repository: string, tag: BoxTag): void;
  deleteTag(repository: string, name: string): void;
  /** The real registry, if it was requested. */
  real?: RealHub;
  mountRegistry(mount: Mount): void;
  close(): Promise<void>;
}
