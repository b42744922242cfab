import { type Ahead, UnwantedError } from './ahead';

/** How the pages of one read are asked for. */
export type Walk<Link, Page> = {
  readonly ask: (link: Link, ahead?: Ahead) => Promise<Page>;
  /** Where a page leads that was asked for by `link`; undefined for the last one. */
  readonly nextOf: (page: Page, link: Link) => Link | undefined;
  /**
   * The same out of the text of an answer, without parsing it; undefined where it cannot be told. It need not be right. Left
   * out, each page is asked for when the one before it was read.
   */
  readonly guessNext?: ((text: string, link: Link) => Link | undefined) | undefined;
  /** Told of each link before it is followed, with the page that has it. Throws for one that leads nowhere. */
  readonly follow: (next: Link, page: Page) => void;
};

/** Characters of an answer from which on parsing it takes so long that the server may work meanwhile. */
const worthwhile = 65_536;

/** One page that was asked for. It is parsed when it is taken, and nobody is told of an error before. */
export class AskedPage<Link, Page> {
  readonly link: Link;
  /** Where its text leads, once it is there. Undefined where nobody can tell, or where nothing should be asked ahead. */
  readonly leadsTo: Promise<Link | undefined>;
  readonly #page: Promise<Page>;
  readonly #unwanted = new AbortController();
  readonly #parse: () => void;

  constructor(link: Link, walk: Walk<Link, Page>) {
    const taken = deferred();
    const leadsTo = deferred<Link | undefined>();
    this.link = link;
    this.leadsTo = leadsTo.promise;
    this.#parse = taken.resolve;
    this.#page = walk.ask(link, aheadOf(link, walk, { taken, leadsTo }, this.#unwanted.signal));
    const ended = (): void => leadsTo.resolve(undefined);
    this.#page.then(ended, ended);
  }

  take(): Promise<Page> {
    this.#parse();
    return this.#page;
  }

  /** Nobody takes it. What is under way is aborted, and has ended when the promise is kept. */
  async drop(): Promise<void> {
    this.#unwanted.abort(new UnwantedError());
    await this.take().catch(() => undefined);
  }
}

type Deferred<T> = { readonly promise: Promise<T>; readonly resolve: (value: T) => void };

function deferred<T = void>(): Deferred<T> {
  let settle: ((value: T) => void) | undefined;
  const promise = new Promise<T>(resolve => (settle = resolve));
  return { promise, resolve: value => settle?.(value) };
}

/** What the request is told. It holds nothing of the page: a request that is over may stay in memory for many pages. */
const aheadOf = <Link, Page>(
  link: Link,
  { guessNext }: Walk<Link, Page>,
  { taken, leadsTo }: { readonly taken: Deferred<void>; readonly leadsTo: Deferred<Link | undefined> },
  unwanted: AbortSignal,
): Ahead | undefined =>
  guessNext && {
    arrived: ({ text, attempts }) => {
      // Whoever was throttled, or met a fault, does not ask for more than is needed.
      const isGoodTime = attempts === 1 && text.length >= worthwhile;
      leadsTo.resolve(isGoodTime ? guessNext(text, link) : undefined);
      return taken.promise;
    },
    unwanted,
  };
