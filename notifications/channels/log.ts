// How is somebody told who has no other channel? By a line in the notifier's own log, by ids alone.
import type { SendMessage } from './channel.ts';

export interface NotificationLog {
  info(fields: Readonly<Record<string, unknown>>, sentence: string): void;
}

/** The line names ids of people, leads and clocks; no names of anybody. */
export const logChannel =
  (log: NotificationLog): SendMessage =>
  async ({ messageId, kind, receiver, deliveries }) => {
    if (kind === 'test') log.info({ messageId, kind, receiver }, `${receiver} is told: a test`);
    for (const { notice } of deliveries) {
      const { leadId, seq, type, time } = notice;
      const { clock, percent } = notice.envelope.data;
      log.info(
        { messageId, kind, receiver, leadId, seq, type, time, clock, percent },
        `${receiver} is told: ${type}${typeof clock === 'string' ? ` of ${clock}` : ''} on lead ${leadId}`,
      );
    }
    return { kind: 'taken' };
  };
