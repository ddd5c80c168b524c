// Who leaves, who gets their leads, and which job is followed? What the address of the page says.
import { addressWords, text } from '../address/address-words.ts';

export const askedOfLeaver = addressWords({ person: text, to: text, job: text });
export type AskedOfLeaver = ReturnType<typeof askedOfLeaver>;
