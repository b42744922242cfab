import { DataverseFault } from '../../../engine/dataverse-fault';
import { type DefectName } from '../../../defects/defects';
import { type WebApiContext } from './context';
import { json, empty, type ODataResponse } from './response/odata-response';

/** Which refusal a defect turns into a success. */
const swallowed: Readonly<Record<number, { defect: DefectName; answer: () => ODataResponse }>> = {
  0x80060892: { defect: 'swallowed-duplicates', answer: () => empty() },
  0x80072491: { defect: 'untracked-answers', answer: () => json({ value: [] }) },
};

/** Answers, and gives the answer of a defect in place of the refusal that it swallows. */
export async function withRefusalDefects(
  { defects }: WebApiContext,
  answer: () => ODataResponse | Promise<ODataResponse>,
): Promise<ODataResponse> {
  try {
    return await answer();
  } catch (error) {
    const known = error instanceof DataverseFault ? swallowed[error.code] : undefined;
    if (known === undefined || !defects.has(known.defect)) throw error;
    return known.answer();
  }
}
