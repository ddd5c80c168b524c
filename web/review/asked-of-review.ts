// Between which meetings, and of which office? What the address of the review says.
import { addressWords, text } from '../address/address-words.ts';

export const askedOfReview = addressWords({ since: text, until: text, office: text });
export type AskedOfReview = ReturnType<typeof askedOfReview>;
