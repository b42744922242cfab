import { randomUUID } from 'node:crypto';
import { buildPackage, bookColumns, columnXml, tableXml } from './package-builder';

const cellsOfForm = 400;

/** A form as exports have them: the same elements over and over, each with ids of its own. */
const formXml = (): string => {
  const cells = Array.from(
    { length: cellsOfForm },
    () =>
      `<cell id="{${randomUUID()}}"><labels><label description="Book code" languagecode="1033" /></labels><control id="sample_bookcode" classid="{4273edbd-ac1d-40d3-9fb2-095c621b552d}" datafieldname="sample_bookcode" /></cell>`,
  );
  return `<FormXml><forms type="main"><systemform><form><rows>${cells.join('')}</rows></form></systemform></forms></FormXml>`;
};

/** A package of one table, with so many forms that customizations.xml has the size given, in megabytes. */
export function largePackage(megabytes: number): Uint8Array {
  const form = formXml();
  const forms = Array.from({ length: Math.ceil((megabytes * 1024 * 1024) / form.length) }, formXml);
  const table = tableXml('sample_atlas', { columns: [...bookColumns('sample_atlas'), columnXml('sample_scale')] });
  return buildPackage({
    uniqueName: 'Atlas',
    tables: [table.replace('<EntityInfo>', `${forms.join('')}<EntityInfo>`)],
  });
}
