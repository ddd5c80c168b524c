// What is told to somebody whose request is none that HTTP knows, or too long to be read? A problem like any other.
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf, problemType } from './problem.ts';
import { Refusal, unreadable } from './refusal.ts';

/** No request came of it, so neither a route nor the handler of errors hears of it. */
export const refuseUnread = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { problem } = problemOf(refusalFor(error.code));
  const body = JSON.stringify(problem);
  if (socket.writable)
    socket.write(
      [
        `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? problem.title}`,
        `content-type: ${problemType}`,
        `content-length: ${String(Buffer.byteLength(body))}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  socket.destroy(error);
};

const refusalFor = (code: string | undefined): Refusal => {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Refusal(
      'head_too_large',
      'The address or the headers are too long.',
      'Send a shorter address, and fewer or shorter headers.',
    );
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Refusal('too_slow', 'The request did not come to its end in time.', 'Send it again.');
  return unreadable();
};
