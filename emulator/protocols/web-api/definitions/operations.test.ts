import { expect, test } from '@playwright/test';
import { definitionOperations } from './operations';

test('every operation on definitions needs a privilege, the one that its method stands for', () => {
  for (const { operation, privilege } of definitionOperations) {
    const [method = ''] = operation.split(' ');
    expect(privilege, operation).toMatch(method === 'GET' ? /^prvReadEntity$/ : /^prv(?:Create|Write|Delete)Entity$/);
  }
});
