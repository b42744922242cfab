import { badODataRequest } from '../response/odata-error';

/** One navigation property of a `$expand` with the options between its parentheses, by name: `$select`. */
export type ExpandItem = { readonly name: string; readonly options: ReadonlyMap<string, string> };

/** Nesting that no honest query reaches. */
const MAX_DEPTH = 10;

// expand = item *( "," item )
// item   = name [ "(" option *( ";" option ) ")" ]
// option = "$" name "=" text

/** Reads `primarycontactid($select=fullname;$expand=ownerid),ownerid`. Throws 400 for what cannot be read. */
export function parseExpand(text: string): readonly ExpandItem[] {
  const items = splitAtTopLevelOfExpand(text, ',').map(parseExpandItem);
  const names = items.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw badODataRequest(`The $expand names '${twice}' twice.`);
  return items;
}

function parseExpandItem(item: string): ExpandItem {
  const [, name, inner] = /^\s*([A-Za-z_]\w*)\s*(?:\((.*)\))?\s*$/s.exec(item) ?? [];
  if (name === undefined) throw badODataRequest(`Syntax error in $expand: '${item}'.`);
  const options = new Map<string, string>();
  for (const option of inner === undefined || inner.trim() === '' ? [] : splitAtTopLevelOfExpand(inner, ';')) {
    const [, key, value] = /^\s*(\$\w+)\s*=(.*)$/s.exec(option) ?? [];
    if (key === undefined || value === undefined || options.has(key)) {
      throw badODataRequest(`Syntax error in $expand: '${option}' is not an option of $expand, or it is given twice.`);
    }
    options.set(key, value.trim());
  }
  return { name, options };
}

/** Splits where the separator stands outside parentheses and quotes. */
function splitAtTopLevelOfExpand(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let [start, depth, isQuoted] = [0, 0, false];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "'") isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
    if (depth < 0 || depth > MAX_DEPTH) throw badODataRequest(`Syntax error in $expand: parentheses at ${index}.`);
  }
  if (depth !== 0 || isQuoted) throw badODataRequest(`Syntax error in $expand: '${text}' ends too early.`);
  return [...parts, text.slice(start)];
}
