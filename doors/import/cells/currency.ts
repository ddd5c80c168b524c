// Which currency does a code or a sign name, and how many decimals has it?
import { minorPerMajor } from '../../../domain/money.ts';
import { UnreadableCell } from './unreadable-cell.ts';

// ISO 4217, list one, of what people pay with: no metals, no funds, no test codes.
const words = (list: string): string[] => list.trim().split(/\s+/u);
const codes: ReadonlySet<string> = new Set(
  words(`
  AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP
  CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
  IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
  MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
  SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV
  WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`),
);

const dollars = words(
  'USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD MXN',
);

/** The currencies that a sign may stand for; a sign of one currency decides it, one of several does not. */
export const signs: ReadonlyMap<string, readonly string[]> = new Map([
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['US$', ['USD']],
  ['$', dollars],
  ['¥', ['CNY', 'JPY']],
]);

/** @throws UnreadableCell when it is no code of ISO 4217, in any case */
export const readCurrency = (text: string): string => {
  const code = text.toUpperCase();
  if (!codes.has(code)) throw new UnreadableCell('it is not a currency code of ISO 4217');
  return code;
};

/** Digits after the point in this currency: 2 for USD, 0 for JPY, 3 for KWD. */
export const decimalsOf = (currency: string): number => Math.round(Math.log10(minorPerMajor(currency)));
