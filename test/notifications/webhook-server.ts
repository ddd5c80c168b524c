// A real receiver of webhooks for a test: it keeps what came, and answers what the test says.
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Request {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebhookServer {
  readonly port: number;
  readonly requests: Request[];
  /** Answers 204 unless a test says otherwise. */
  answer: (request: Request, response: ServerResponse) => void;
  close(): Promise<void>;
}

export const webhookServer = async (): Promise<WebhookServer> => {
  const requests: Request[] = [];
  const receive = async (server: Server): Promise<number> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const request = { path: incoming.url ?? '', headers: incoming.headers, body };
      requests.push(request);
      here.answer(request, response);
    });
  });
  const here: WebhookServer = {
    port: await receive(server),
    requests,
    answer: (_, response) => void response.writeHead(204).end(),
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      }),
  };
  return here;
};
