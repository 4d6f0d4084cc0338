/**
 * The half of the flow that needs the API, as one lazily loaded chunk: client and schemas, hand-off, memory, following.
 */
export { partnerStore } from '../api/partner-store.js';
export { createCheckout } from './checkout.js';

export type Engine = typeof import('./engine.js');
