import { type OrganizationView } from '../engine/organization-view';
import { type Caller } from '../engine/access/caller';
import { operations, type Operations } from '../operations/operations';
import { type Message } from '../protocols/organization-service/front/message';
import { messages } from '../protocols/organization-service/messages';
import { type Operation } from '../protocols/web-api/front/operation';
import { operations as webApi } from '../protocols/web-api/operations';

/** How a request is answered: by `answer`, or by whoever stands around it. */
export type Exchange = (request: Request, answer: () => Promise<Response>) => Promise<Response>;

/** The organization as the web server that answers knows it, of the organization as the caller's roles show it. */
export type View = (organization: OrganizationView, caller: Caller) => OrganizationView;

/** What an environment serves: the seams at which a defect or a variation can stand. */
export type Served = {
  /** Of requests of anybody, before it is known who asks. */
  readonly door: Exchange;
  /** Of requests of somebody who has signed in. */
  readonly exchange: Exchange;
  readonly view: View;
  /** What both protocols do. */
  readonly operations: Operations;
  readonly webApi: readonly Operation[];
  readonly messages: readonly Message[];
};

/** How a defect or a variation is made part of what an environment serves. */
export type Deviation = (served: Served) => Served;

/** What an environment serves that has neither. */
export const sound: Served = {
  door: (_request, answer) => answer(),
  exchange: (_request, answer) => answer(),
  view: organization => organization,
  operations,
  webApi,
  messages,
};
