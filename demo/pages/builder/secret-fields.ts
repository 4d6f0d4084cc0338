/** Keeps secrets out of the page's state: a field refuses them before its value is read. */
import { hasSecretKey, isHmacSecret, isSecret } from '../../../src/contract/secrets.js';
import { isImpact } from './impact-lines.js';

export const secretReason =
  'That looks like a secret key. It was not kept. It must never be in a page: use the publishable key, which begins with pk_. ' +
  'If the secret key was in a page before, revoke it in SIR Giving.';

/** Whether the text of a field looks like a secret, or begins as one. */
export const holdsSecret = (name: string, text: string): boolean =>
  isSecret({ name, value: text }) || hasSecretKey(text) || (isOneWord(name) && isHmacSecret(text));

/** Fields in which no 64 hex digits have a place. */
const isOneWord = (name: string): boolean => !isImpact(name) && name !== 'strings' && name !== 'notice';
