/**
 * Loaded before everything else, by `node --require`, which unlike `--import` also reaches workers that are given as text.
 * Every attempt to reach another machine fails, and is written, one a line, into the file that EVALPRESS_NETWORK_LOG names.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const log = process.env.EVALPRESS_NETWORK_LOG;
if (log === undefined) throw new Error('no-network.js: EVALPRESS_NETWORK_LOG is not set');

const refuse = (what, parameters) => {
  appendFileSync(log, `${what} ${JSON.stringify(parameters.map(String))}\n`);
  return new Error(`no-network.js: ${what} is forbidden in this process`);
};

const forbid = (holder, name, what) => {
  holder[name] = (...parameters) => {
    throw refuse(what, parameters);
  };
};

const forbidLater = (holder, name, what) => {
  holder[name] = (...parameters) => Promise.reject(refuse(what, parameters));
};

for (const name of ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'reverse']) {
  forbid(dns, name, `dns.${name}`);
  forbidLater(dns.promises, name, `dns.promises.${name}`);
}
forbid(net.Socket.prototype, 'connect', 'net.connect');
forbid(dgram.Socket.prototype, 'send', 'dgram.send');
forbid(dgram.Socket.prototype, 'connect', 'dgram.connect');
forbidLater(globalThis, 'fetch', 'fetch');
syncBuiltinESMExports();
