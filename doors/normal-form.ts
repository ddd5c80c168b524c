// When are two personal texts the same? When their normal forms are: case, blanks and width set aside.
export type TextKind = 'email' | 'phone' | 'text';

/** Which normal form a field takes follows from its name: `contacts.email` is an e-mail address. */
export const kindOfField = (path: string): TextKind => {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return name === 'email' || name === 'phone' ? name : 'text';
};

/**
 * The form under which texts are compared.
 * A phone number keeps its digits; a leading `00` and a leading `+` both say "with country code".
 */
export const normalForm = (kind: TextKind, text: string): string => {
  const folded = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  switch (kind) {
    case 'email':
    case 'text':
      return folded;
    case 'phone': {
      const digits = folded.replace(/\(0\)/gu, '').replace(/\D/gu, '');
      if (digits === '') return folded;
      if (folded.startsWith('+')) return `+${digits}`;
      return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
    }
  }
};
