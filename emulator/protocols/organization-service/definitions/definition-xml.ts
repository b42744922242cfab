import { languageCode } from '../../../definitions/metadata-types/metadata-type';
import { type DefinitionSource } from '../../../definitions/new/definition-source';
import { invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { type XmlElement } from '../../../xml/xml-element';

/**
 * Reads the members of a metadata class. They are found by their names alone: one class has members in the namespaces of
 * all its ancestors. The SDK writes every member, nil where nothing was said; {@link DefinitionXml.finish} refuses those
 * that ask for something and that nobody has read.
 */
export class DefinitionXml implements DefinitionSource {
  /** The class, for messages. */
  readonly subject: string;
  readonly #members: ReadonlyMap<string, XmlElement>;
  readonly #read = new Set<string>();

  constructor(subject: string, element: XmlElement) {
    this.subject = subject;
    this.#members = new Map(element.children.map(child => [child.name.name, child]));
  }

  /** The member, unless it is nil. */
  member(name: string): XmlElement | undefined {
    this.#read.add(name);
    const found = this.#members.get(name);
    return found === undefined || found.isNil ? undefined : found;
  }

  text(name: string): string | undefined {
    return this.member(name)?.text.trim();
  }

  flag(name: string): boolean | undefined {
    const text = this.text(name);
    if (text === undefined || text === 'true' || text === '1') return text === undefined ? undefined : true;
    if (text === 'false' || text === '0') return false;
    throw this.#malformed(name, 'a boolean');
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (text === '' || !Number.isFinite(value)) throw this.#malformed(name, 'a number');
    return value;
  }

  integer(name: string): number | undefined {
    const value = this.number(name);
    if (value === undefined || Number.isInteger(value)) return value;
    throw this.#malformed(name, 'an integer');
  }

  wrapped(name: string): string | undefined {
    return childNamed(this.member(name), 'Value')?.text.trim();
  }

  label(name: string): string | undefined {
    const label = this.member(name);
    const localized = childNamed(label, 'LocalizedLabels')?.children ?? [];
    const user = childNamed(label, 'UserLocalizedLabel');
    const labels = [...localized, ...(user === undefined || user.isNil ? [] : [user])];
    if (labels.length === 0) return undefined;
    const text = labels.find(each => childNamed(each, 'LanguageCode')?.text.trim() === String(languageCode));
    const value = childNamed(text, 'Label');
    if (value !== undefined && !value.isNil) return value.text;
    throw invalidArgument(
      `'${name}' of ${this.subject} has no label in the language ${languageCode}, the only one that is provisioned.`,
    );
  }

  /** The texts of a list. */
  texts(name: string): readonly string[] | undefined {
    return this.member(name)?.children.map(({ text }) => text.trim());
  }

  expect(name: string, expected: string | boolean): void {
    const member = this.member(name);
    const given = (childNamed(member, 'Value') ?? member)?.text.trim();
    if (given === undefined || given.toLowerCase() === String(expected).toLowerCase()) return;
    throw notImplemented(`Another ${name} than ${expected} of ${this.subject} is not implemented.`);
  }

  require<Value>(name: string, value: Value | undefined): Value {
    if (value !== undefined && value !== '') return value;
    throw invalidArgument(`Required member '${name}' missing for ${this.subject}.`);
  }

  /** Members that nobody has read and that ask for something. */
  get unread(): readonly (readonly [name: string, member: XmlElement])[] {
    return [...this.#members].filter(([name, member]) => !this.#read.has(name) && asksForSomething(member));
  }

  /** Throws 501 for members that nobody has read and that ask for something, unless they are settled anyway. */
  finish(settled: readonly string[]): void {
    const found = this.unread.find(([name]) => !settled.includes(name));
    if (found === undefined) return;
    throw notImplemented(`The member '${found[0].slice(0, 100)}' of ${this.subject} in a request is not implemented.`);
  }

  #malformed(name: string, kind: string): Error {
    return invalidArgument(`The member '${name}' of ${this.subject} is not ${kind}: '${this.text(name) ?? ''}'.`);
  }
}

/** The first child of that local name. */
export const childNamed = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find(child => child.name.name === name);

/** Nil, nothing, false, zero and an empty list change nothing, nor does a managed property or a label of these. */
function asksForSomething(member: XmlElement): boolean {
  if (member.isNil) return false;
  const value = childNamed(member, 'Value');
  if (value !== undefined) return asksForSomething(value);
  if (member.children.length > 0) return member.children.some(child => asksForSomething(child));
  const text = member.text.trim();
  return text !== '' && text !== 'false' && text !== '0' && text !== '00000000-0000-0000-0000-000000000000';
}
