import { tell } from '../timing/tell';
import type { OutgoingRequest } from './request';

/** Milliseconds from which a wait is told. */
const worthTelling = 5_000;

/** Tells of a wait of some length before a request is sent again. `status` is that of the answer before; undefined when none came. */
export function tellWait(request: OutgoingRequest, delay: number, status: number | undefined): void {
  if (delay < worthTelling) return;
  const why = status === undefined ? 'no answer came' : `the environment answered ${status} and asks for it`;
  const seconds = Math.ceil(delay / 1_000);
  const end = new Date(Date.now() + delay).toISOString().slice(11, 19);
  tell(`Waiting ${seconds} s, until ${end} UTC, before ${shownRequest(request)} is sent again: ${why}.`);
}

/** A request as a sentence names it: its query may be long, and may hold what rows are asked for. */
export const shownRequest = ({ method, url }: OutgoingRequest): string => `${method} ${new URL(url).pathname}`;
