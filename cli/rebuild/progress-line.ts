// How does somebody see how far a rebuild is? A line that changes on a terminal, one every few seconds elsewhere; on stderr.
import type { RebuildProgress } from '../../projections/rebuild/progress.ts';

export interface ProgressLine {
  show(progress: RebuildProgress): void;
  /** A sentence of its own line. */
  say(sentence: string): void;
  end(): void;
}

const everyMs = 5_000;

export const progressLine = (stream: NodeJS.WriteStream, now: () => number): ProgressLine => {
  const isLive = stream.isTTY;
  let [shown, isOpen] = [-everyMs, false];
  const end = (): void => {
    if (isOpen) stream.write('\n');
    isOpen = false;
  };
  return {
    show: (progress) => {
      if (isLive) {
        stream.write(`\r\u001B[K${progressInWords(progress)}`);
        isOpen = true;
        return;
      }
      if (now() - shown < everyMs) return;
      shown = now();
      stream.write(`${progressInWords(progress)}\n`);
    },
    say: (sentence) => {
      end();
      stream.write(`${sentence}\n`);
    },
    end,
  };
};

/** `120,000 of 240,000 records (50 %) · 40,000 a second · about 3 s left` */
export const progressInWords = ({ done, total, rate, secondsLeft }: RebuildProgress): string => {
  const share = total === 0 ? 100 : Math.floor((done / total) * 100);
  return [
    `${figure(done)} of ${figure(total)} records (${String(share)} %)`,
    ...(rate === null ? [] : [`${figure(Math.round(rate))} a second`]),
    ...(secondsLeft === null ? [] : [`about ${duration(secondsLeft)} left`]),
  ].join(' · ');
};

const duration = (seconds: number): string => {
  const whole = Math.ceil(seconds);
  if (whole < 120) return `${String(whole)} s`;
  return whole < 7_200 ? `${String(Math.ceil(whole / 60))} min` : `${String(Math.ceil(whole / 3_600))} h`;
};

const figure = (count: number): string => count.toLocaleString('en-US');
