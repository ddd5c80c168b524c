// How are sums of money kept exact? As whole digits and a count of those after the point, never as a float.

/** `digits / 10 ** scale`. */
export interface Decimal {
  readonly digits: bigint;
  /** Digits after the point; at least 0. */
  readonly scale: number;
}

export const zero: Decimal = { digits: 0n, scale: 0 };

/** The number as it is written in decimal: `0.0067` is 67 of ten thousand, whatever its binary form is. */
export const decimalOf = (value: number): Decimal => {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
};

export const plus = (one: Decimal, other: Decimal): Decimal => {
  const scale = Math.max(one.scale, other.scale);
  return { digits: digitsAt(one, scale) + digitsAt(other, scale), scale };
};

export const times = (one: Decimal, other: Decimal): Decimal => ({
  digits: one.digits * other.digits,
  scale: one.scale + other.scale,
});

/** The nearest whole number; a half goes up. @param value not negative */
export const nearest = ({ digits, scale }: Decimal): bigint => {
  const unit = 10n ** BigInt(scale);
  return (2n * digits + unit) / (2n * unit);
};

const digitsAt = ({ digits, scale }: Decimal, wanted: number): bigint =>
  digits * 10n ** BigInt(wanted - scale);
