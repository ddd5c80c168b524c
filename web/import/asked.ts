// What does the address of the import page say? Which step, and which import.
import { addressWords, oneOf, text } from '../address/address-words.ts';

export const steps = ['choose', 'preview', 'progress', 'rejects', 'reconciliation'] as const;
export type Step = (typeof steps)[number];

export const askedIn = addressWords({ step: oneOf(steps), import: text });
export type Asked = ReturnType<typeof askedIn>;
