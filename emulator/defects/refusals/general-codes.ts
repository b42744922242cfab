import { DataverseFault, invalidArgument } from '../../engine/dataverse-fault';
import { type Operations } from '../../operations/operations';
import { bothProtocols, type Defect, deviatingInOperations } from '../defect';

function withGeneralCode(error: unknown): unknown {
  if (!(error instanceof DataverseFault)) return error;
  const { status, message } = error;
  return new DataverseFault(status, invalidArgument(message).code, message);
}

const generalizing =
  <Arguments extends readonly unknown[], Result>(operation: (...args: Arguments) => Result) =>
  (...args: Arguments): Result => {
    try {
      return operation(...args);
    } catch (error) {
      throw withGeneralCode(error);
    }
  };

function generalizingEach(operations: Operations): Partial<Operations> {
  const { readChanges, countChanges, retrieveRow, createRow, updateRow, upsertRow, deleteRow } = operations;
  return {
    readChanges: generalizing(readChanges),
    countChanges: generalizing(countChanges),
    retrieveRow: generalizing(retrieveRow),
    createRow: generalizing(createRow),
    updateRow: generalizing(updateRow),
    upsertRow: generalizing(upsertRow),
    deleteRow: generalizing(deleteRow),
  };
}

export const generalCodes: Defect = {
  name: 'general-codes',
  description:
    'A refused read or write of rows or changes has the code of an invalid argument, whatever it was refused for.',
  protocols: bothProtocols,
  start: () => deviatingInOperations(generalizingEach),
};
