// Where does a monitor ask a process how it is? On a port of this machine alone, and only where one is configured.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MetricsServer {
  readonly port: number;
  close(): void;
}

/**
 * Answers `GET /metrics` on 127.0.0.1.
 * @param port 0: any that is free
 * @throws the error of the system where the port cannot be had
 */
export const serveMetrics = async (
  port: number,
  metrics: { readonly contentType: string; readonly text: () => Promise<string> },
): Promise<MetricsServer> => {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics')
      return void response.writeHead(404).end('Ask for /metrics.\n');
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      (error: unknown) => response.writeHead(500).end(`${String(error)}\n`),
    );
  });
  await listening(server, port);
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
};

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
