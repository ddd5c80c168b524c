// How do many rows come into a table as one stream of bytes? In the binary form of COPY, which nobody has to parse.
import { Buffer } from 'node:buffer';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { milliseconds } from '../domain/time.ts';

const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** Postgres counts microseconds and days from here. */
const epoch = Date.UTC(2000, 0, 1);
const day = 86_400_000;
/** Of the type `text`, as elements of an array name it. */
const textOid = 25;

/** A value that no column of the type holds. Its code is what Postgres answers to the same value: the row will never fit. */
export class OutOfRange extends RangeError {
  override readonly name = 'OutOfRange';
  readonly code = '22003';
}

/** Rows in the making: each field in the order of the table's columns. */
export class CopiedRows {
  /** How many there are. */
  private rows = 0;
  private bytes = Buffer.allocUnsafe(64 * 1024);
  private length = 0;
  private readonly columns: readonly string[];

  constructor(columns: readonly string[]) {
    this.columns = columns;
    this.length += signature.copy(this.bytes);
  }

  /** Begins a row. */
  row(): this {
    this.rows += 1;
    const at = this.space(2);
    this.bytes.writeInt16BE(this.columns.length, at);
    return this;
  }

  /** @throws OutOfRange */
  int(value: number | null): this {
    if (value === null) return this.nothing();
    if ((value | 0) !== value) throw new OutOfRange(`${value} is no integer of 32 bits.`);
    const at = this.field(4);
    this.bytes.writeInt32BE(value, at);
    return this;
  }

  /** @throws OutOfRange */
  bigint(value: number | null): this {
    if (value === null) return this.nothing();
    if (!Number.isSafeInteger(value)) throw new OutOfRange(`${value} is no exact integer.`);
    const at = this.field(8);
    // In two halves: an object for each number would be thrown away at once.
    this.bytes.writeInt32BE(Math.floor(value / 2 ** 32), at);
    this.bytes.writeUInt32BE(value >>> 0, at + 4);
    return this;
  }

  text(value: string | null): this {
    if (value === null) return this.nothing();
    // No character takes more bytes; what is not needed is given back.
    const at = this.space(4 + value.length * 3) + 4;
    const bytes = this.bytes.write(value, at);
    this.bytes.writeInt32BE(bytes, at - 4);
    this.length = at + bytes;
    return this;
  }

  /** An array of texts. */
  texts(values: readonly string[]): this {
    const at = this.space(4);
    for (const head of values.length === 0 ? [0, 0, textOid] : [1, 0, textOid, values.length, 1]) {
      const place = this.space(4);
      this.bytes.writeInt32BE(head, place);
    }
    for (const value of values) this.text(value);
    this.bytes.writeInt32BE(this.length - at - 4, at);
    return this;
  }

  boolean(value: boolean): this {
    const at = this.field(1);
    this.bytes.writeInt8(value ? 1 : 0, at);
    return this;
  }

  uuid(value: string): this {
    const at = this.field(16);
    this.bytes.write(value.replaceAll('-', ''), at, 'hex');
    return this;
  }

  /**
   * @param value ISO 8601 in UTC, of milliseconds, or `infinity`
   * @throws OutOfRange
   */
  instant(value: string | null): this {
    if (value === null || value === 'infinity') return value === null ? this.nothing() : this.endOfTime();
    const ms = milliseconds(value) - epoch;
    if (Number.isSafeInteger(ms * 1000) || Number.isNaN(ms)) return this.bigint(ms * 1000);
    // Before 1714 or after 2285: no longer exact as a number.
    const at = this.field(8);
    this.bytes.writeBigInt64BE(BigInt(ms) * 1000n, at);
    return this;
  }

  /**
   * @param value a day of the calendar, ISO 8601
   * @throws OutOfRange
   */
  day(value: string | null): this {
    return this.int(value === null ? null : (Date.parse(value) - epoch) / day);
  }

  blob(value: Buffer): this {
    const at = this.field(value.length);
    value.copy(this.bytes, at);
    return this;
  }

  /** Writes all rows, none without asking anybody. @throws what Postgres answers: then none of them is there */
  async into(client: ClientBase, table: string): Promise<void> {
    if (this.rows === 0) return;
    const at = this.space(2);
    this.bytes.writeInt16BE(-1, at);
    const copy = client.query(
      copyFrom(`copy ${table} (${this.columns.join(', ')}) from stdin (format binary)`),
    );
    await new Promise<void>((resolve, reject) => {
      copy.once('finish', resolve).once('error', reject);
      copy.end(this.bytes.subarray(0, this.length));
    });
  }

  /** Postgres' own word for it is the largest number of 64 bits. */
  private endOfTime(): this {
    const at = this.field(8);
    this.bytes.writeInt32BE(0x7f_ff_ff_ff, at);
    this.bytes.writeUInt32BE(0xff_ff_ff_ff, at + 4);
    return this;
  }

  private nothing(): this {
    const at = this.space(4);
    this.bytes.writeInt32BE(-1, at);
    return this;
  }

  /** Where the content of a field of so many bytes goes. */
  private field(bytes: number): number {
    const at = this.space(4 + bytes);
    this.bytes.writeInt32BE(bytes, at);
    return at + 4;
  }

  private space(bytes: number): number {
    const at = this.length;
    this.length += bytes;
    if (this.length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.length, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, at);
      this.bytes = larger;
    }
    return at;
  }
}
