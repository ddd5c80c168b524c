// Under which keys is a person found again who is known from another lead? Never under their address or number itself.
import { createHmac, hkdfSync } from 'node:crypto';
import { normalForm } from '../normal-form.ts';

export interface LookUpKey {
  readonly kind: 'email' | 'phone' | 'domain';
  readonly key: string;
}

/** What is told of a person by which they are known again. */
export interface Reachable {
  readonly email: string | null;
  readonly phone: string | null;
}

/**
 * @param masterKey 32 bytes
 * @returns makes the keys of a contact; the territory of the customer says how to read a number without a country code
 */
export const lookUpKeysUnder = (
  masterKey: Uint8Array,
): ((contact: Reachable, territory: string | null) => readonly LookUpKey[]) => {
  const secret = Buffer.from(hkdfSync('sha256', masterKey, '', 'leadcycle look-up keys', 32));
  const hidden = (kind: 'email' | 'phone', text: string): LookUpKey => ({
    kind,
    key: createHmac('sha256', secret).update(`${kind}\u0000${text}`).digest('base64url'),
  });
  return ({ email, phone }, territory) => {
    const domain = email === null ? null : corporateDomain(email);
    return [
      ...(email === null ? [] : [hidden('email', normalForm('email', email))]),
      ...(phone === null ? [] : [hidden('phone', dialled(phone, territory))]),
      ...(domain === null ? [] : [{ kind: 'domain' as const, key: domain }]),
    ];
  };
};

/** E.164 where the number can be read so; else its digits, by which at least the same spelling is found. */
const dialled = (phone: string, territory: string | null): string => {
  const number = normalForm('phone', phone);
  const code = countryCodes.get(territory?.trim().toUpperCase() ?? '');
  if (number.startsWith('+') || code === undefined) return number;
  if (code === '1') return number.length === 11 && number.startsWith('1') ? `+${number}` : `+1${number}`;
  return `+${code}${number.replace(/^0/u, '')}`;
};

/**
 * Territories are named by each company as it likes; many by the letters of a country. The zero dialled before a number at
 * home is no part of it in any of these.
 */
const countryCodes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ US: '1', CA: '1', MX: '52', BR: '55', AR: '54', UK: '44', GB: '44', IE: '353', DE: '49', AT: '43' },
    ...{
      CH: '41',
      FR: '33',
      NL: '31',
      BE: '32',
      ES: '34',
      PT: '351',
      SE: '46',
      NO: '47',
      DK: '45',
      FI: '358',
    },
    ...{ PL: '48', CZ: '420', TR: '90', SA: '966', AE: '971', EG: '20', ZA: '27', NG: '234', KE: '254' },
    ...{
      IN: '91',
      CN: '86',
      HK: '852',
      TW: '886',
      JP: '81',
      KR: '82',
      SG: '65',
      MY: '60',
      AU: '61',
      NZ: '64',
    },
  }),
);

/** Everybody may have an address there: it tells nothing of where they work. */
const anybodys: ReadonlySet<string> = new Set([
  ...[
    'gmail.com',
    'googlemail.com',
    'outlook.com',
    'hotmail.com',
    'live.com',
    'msn.com',
    'icloud.com',
    'me.com',
  ],
  ...[
    'aol.com',
    'gmx.com',
    'gmx.de',
    'gmx.net',
    'web.de',
    'mail.com',
    'mail.ru',
    'proton.me',
    'protonmail.com',
  ],
  ...[
    'qq.com',
    '163.com',
    '126.com',
    'foxmail.com',
    'sina.com',
    'sina.cn',
    'sohu.com',
    'yeah.net',
    'aliyun.com',
  ],
  ...['example.com', 'example.org', 'example.net'], // of nobody, by RFC 2606
]);

const corporateDomain = (email: string): string | null => {
  const domain = normalForm('email', email).split('@').at(-1) ?? '';
  const isAnybodys = anybodys.has(domain) || /^(?:yahoo|ymail|yandex|hotmail|outlook|live)\./u.test(domain);
  return domain === '' || isAnybodys ? null : domain;
};
