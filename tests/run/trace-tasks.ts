import type { Page } from 'puppeteer-core';

/** An event of Chromium's trace format, with times in µs. */
export interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  /** Processor time of its thread. */
  tdur?: number;
  args: { name?: string; data?: { url?: string } };
}

/** What happens on the page's main thread from now on is recorded. */
export const startTrace = (page: Page): Promise<void> =>
  page.tracing.start({ categories: ['toplevel', 'devtools.timeline'] });

/** What has happened since on the main thread that drew pages whose address begins so. */
export async function tracedOn(page: Page, address: string): Promise<TraceEvent[]> {
  const trace = new TextDecoder().decode(await page.tracing.stop());
  const { traceEvents: events } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const renderers = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  );
  const drawing = new Set(
    events
      .filter((event) => renderers.has(thread(event)) && event.args.data?.url?.startsWith(address))
      .map(thread),
  );
  return events.filter((event) => drawing.has(thread(event)));
}

export const isTask = ({ name }: TraceEvent): boolean => name.endsWith('RunTask');
